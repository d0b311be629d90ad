package reunify

import "time"

// Reader is who reads an answer: that decides the words, and what is shown.
type Reader string

// The readers. None counts as a practitioner.
const (
	Practitioner Reader = "practitioner"
	Parent       Reader = "parent"
	Child        Reader = "child"
)

// At says for when, and for whom, a case is looked at.
type At struct {
	// AsOf is the day for which it is asked: 2026-02-20, or a time's Format(time.DateOnly).
	AsOf string
	// KnownAt: only what had been recorded by then, to the second, counts. If this is zero,
	// everything does.
	KnownAt time.Time
	// Reader is who reads the answer.
	Reader Reader
}

func (at At) into(request request) {
	request["as-of"] = at.AsOf
	if !at.KnownAt.IsZero() {
		request["known-at"] = at.KnownAt.UTC().Format(time.RFC3339)
	}
	if at.Reader != "" {
		request["reader"] = at.Reader
	}
}
