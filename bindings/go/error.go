package reunify

import "fmt"

// The codes of this package. All others are the core's own.
const (
	// CodeDisposed is of something that was closed.
	CodeDisposed = "disposed"
	// CodeInstanceLost is of an instance that stopped. What it held is to be loaded in a fresh one.
	CodeInstanceLost = "instance-lost"
	// CodeInUse is of an instance that is asked by two goroutines at once.
	CodeInUse = "in-use"
	// CodeUnknownHandle is of something that was loaded in another instance.
	CodeUnknownHandle = "unknown-handle"
	// CodeNotUTF8 is of text that is not UTF-8. It is refused, since JSON would change it on the way.
	CodeNotUTF8 = "not-utf8"
	// CodeABIVersion is of a module of another version than this package speaks.
	CodeABIVersion = "abi-version"
	// CodeBadModule is of something that is not the module of reunify.
	CodeBadModule = "bad-module"
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
	Rejection *Rejection `json:"rejection,omitempty"`

	cause error
}

// Rejection says why an entry was refused. The case is as it was.
type Rejection struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Help    string `json:"help,omitempty"`
	// Pointer is where in the entry it is: a JSON pointer.
	Pointer string `json:"pointer,omitempty"`
	// Requirements are those that are in the way.
	Requirements []string `json:"requirements,omitempty"`
}

// Diagnostic is one thing that is wrong with a document, or that somebody should look at.
type Diagnostic struct {
	Code     string `json:"code"`
	Severity string `json:"severity"` // error, warning or note
	Message  string `json:"message"`
	Help     string `json:"help,omitempty"`
	Place    Place  `json:"place"`
}

// Place is where something is in a document.
type Place struct {
	File    string `json:"file,omitempty"`
	Pointer string `json:"pointer,omitempty"`
	Span    *Span  `json:"span,omitempty"`
}

// Span is a stretch of text: bytes, and the line and column where it begins, counted from 1.
type Span struct {
	Start  int `json:"start"`
	End    int `json:"end"`
	Line   int `json:"line"`
	Column int `json:"column"`
}

func (e *Error) Error() string { return e.Code + ": " + e.Message }

// Unwrap gives what the WebAssembly runtime said, where that is the reason.
func (e *Error) Unwrap() error { return e.cause }

// Place is where the problem is in the document or the entry: a JSON pointer. It is empty if the
// problem is nowhere in particular.
func (e *Error) Place() string {
	switch {
	case e.Rejection != nil:
		return e.Rejection.Pointer
	case len(e.Diagnostics) > 0:
		return e.Diagnostics[0].Place.Pointer
	}
	return ""
}

func disposed(what string) error {
	return &Error{Code: CodeDisposed, Message: what + " was closed, and cannot be used any more"}
}

func inUse() error {
	return &Error{Code: CodeInUse, Message: "another goroutine uses this instance: take a pool"}
}

func notUTF8(name string) error {
	return &Error{Code: CodeNotUTF8, Message: fmt.Sprintf("%q is not UTF-8 text", name)}
}

func lost(cause error) error {
	message := "the module stopped: load what is needed again, in a fresh instance"
	return &Error{Code: CodeInstanceLost, Message: message, cause: cause}
}
