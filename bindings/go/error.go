package reunify

import "encoding/json"

// The codes of this package; all others are the core's own.
const (
	// CodeDisposed is of something that was closed.
	CodeDisposed = "disposed"
	// CodeInstanceLost is of an instance that stopped. What it held is to be loaded in a fresh one.
	CodeInstanceLost = "instance-lost"
	// CodeInUse is of an instance that is asked by two goroutines at once.
	CodeInUse = "in-use"
	// CodeABIVersion is of a module that this package does not know how to call.
	CodeABIVersion = "abi-version"
)

// Error says why there is no answer. Find it with [errors.As].
type Error struct {
	// Code is the stable name of the reason, for programs.
	Code string `json:"code"`
	// Message is the reason in one plain sentence, for people.
	Message string `json:"message"`
	// Diagnostics is everything that is wrong with a document, where that is the reason.
	Diagnostics []Diagnostic `json:"diagnostics,omitempty"`
	// Rejection says why an entry was refused, where that is the reason.
	Rejection json.RawMessage `json:"rejection,omitempty"`

	cause error
}

// Diagnostic is one thing that is wrong with a document, or that somebody should look at.
type Diagnostic struct {
	Code     string `json:"code"`
	Severity string `json:"severity"`
	Message  string `json:"message"`
	Help     string `json:"help,omitempty"`
	Place    *Place `json:"place,omitempty"`
}

// Place is where something is in a document.
type Place struct {
	File    string `json:"file,omitempty"`
	Pointer string `json:"pointer,omitempty"`
	Span    *Span  `json:"span,omitempty"`
}

// Span is where something is in the text of a document. Lines and columns are counted from 1.
type Span struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

func (e *Error) Error() string { return e.Code + ": " + e.Message }

// Unwrap gives what the WebAssembly runtime said, where that is the reason.
func (e *Error) Unwrap() error { return e.cause }

// Place is where the problem is in the document or the entry, as a JSON pointer; empty, if it is
// nowhere in particular.
func (e *Error) Place() string {
	var rejection struct {
		Pointer string `json:"pointer"`
	}
	if len(e.Rejection) > 0 && json.Unmarshal(e.Rejection, &rejection) == nil {
		return rejection.Pointer
	}
	if len(e.Diagnostics) > 0 && e.Diagnostics[0].Place != nil {
		return e.Diagnostics[0].Place.Pointer
	}
	return ""
}
