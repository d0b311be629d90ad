package reunify

import (
	"context"
	"encoding/json"
)

// Case is a case: its log of events.
type Case struct {
	kept
	// ID is the host's reference for the case.
	ID string
}

// LoadCase reads a case. The chain of its hashes is not checked: [Case.Verify] does that.
func (i *Instance) LoadCase(ctx context.Context, document []byte) (*Case, error) {
	return i.loadCase(ctx, string(document))
}

// NewCase is a case without events, to be run under a plan.
func (i *Instance) NewCase(ctx context.Context, id string, plan Stamp) (*Case, error) {
	return i.loadCase(ctx, request{
		"format": "reunify-case/1",
		"id":     id,
		"plan":   map[string]string{"id": plan.ID, "version": plan.Version},
		"events": []any{},
	})
}

func (i *Instance) loadCase(ctx context.Context, document any) (*Case, error) {
	var loaded struct {
		Case uint32 `json:"case"`
		ID   string `json:"id"`
	}
	if err := i.ask(ctx, request{"call": "load-case", "document": document}, &loaded); err != nil {
		return nil, err
	}
	return &Case{kept: kept{instance: i, number: loaded.Case}, ID: loaded.ID}, nil
}

// Verify checks the chain of hashes: an [Error] says that an event was changed or lost.
func (c *Case) Verify(ctx context.Context) error {
	number, err := c.handle(c.instance)
	if err != nil {
		return err
	}
	_, err = c.instance.raw(ctx, request{"call": "verify", "case": number})
	return err
}

// JSON is the case as a document, to be stored.
func (c *Case) JSON(ctx context.Context) (json.RawMessage, error) {
	number, err := c.handle(c.instance)
	if err != nil {
		return nil, err
	}
	return c.instance.raw(ctx, request{"call": "case", "case": number})
}
