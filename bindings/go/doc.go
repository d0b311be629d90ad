// Package reunify shows what is due, what is missing, who may do what next and why, in deciding
// whether and how a child in care returns home. It decides nothing: people do.
//
// The core of reunify runs as a WebAssembly module inside the process, in pure Go. A [Module] is
// compiled once and shared by goroutines. An [Instance] of it holds plans, policies, engines and
// cases, and is used by one goroutine at a time; a [Pool] lends prepared instances to many.
//
// Documents and answers are JSON. An answer is what the core wrote, byte for byte the same on every
// host. What cannot be answered is an [Error] with a stable code.
package reunify
