package reunify

import (
	"context"
	_ "embed"
)

// ReunificationPlan is the plan that comes with this package, as it is written.
//
//go:embed "resources/plans/reunification@1.0.0.json"
var ReunificationPlan []byte

// Stamp says what a document is: its name, its version, and the hash of its content.
type Stamp struct {
	ID      string `json:"id"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// Plan is the practice framework and the law, read and checked.
type Plan struct {
	kept
	Stamp
	// Warnings are what somebody should look at, though the plan can be used.
	Warnings []Diagnostic
}

// LoadPlan reads and checks a plan. An [Error] has everything that is wrong with it.
func (i *Instance) LoadPlan(ctx context.Context, document []byte) (*Plan, error) {
	var loaded struct {
		Stamp
		Plan     uint32       `json:"plan"`
		Warnings []Diagnostic `json:"warnings"`
	}
	if err := i.ask(ctx, request{"call": "load-plan", "document": string(document)}, &loaded); err != nil {
		return nil, err
	}
	return &Plan{kept: kept{instance: i, number: loaded.Plan}, Stamp: loaded.Stamp, Warnings: loaded.Warnings}, nil
}
