package reunify

import (
	"context"
	"embed"
	"io/fs"
)

//go:embed resources/plans/*.json
var resources embed.FS

// Plans is the plans that come with this package, each in a file such as
// reunification@1.0.0.json.
func Plans() fs.FS {
	plans, err := fs.Sub(resources, "resources/plans")
	if err != nil {
		panic(err) // only if the path above were no path
	}
	return plans
}

// ReunificationPlan is the practice framework and the law for reunification in England, as it comes
// with this package.
func ReunificationPlan() []byte {
	plan, err := fs.ReadFile(Plans(), "reunification@1.0.0.json")
	if err != nil {
		panic(err) // only in a build without it
	}
	return plan
}

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
