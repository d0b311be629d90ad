package reunify

import (
	"context"
	"io/fs"
	"strings"
)

// Policy is what a local authority adds to a plan.
type Policy struct {
	kept
	Stamp
}

// LoadPolicy reads a packed policy, as `reunify policy pack` writes it.
func (i *Instance) LoadPolicy(ctx context.Context, pack []byte) (*Policy, error) {
	return i.loadPolicy(ctx, request{"call": "load-policy", "document": string(pack)})
}

// LoadPolicyFS reads a policy's folder: its policy.json, and what is in rules and tests.
func (i *Instance) LoadPolicyFS(ctx context.Context, folder fs.FS) (*Policy, error) {
	manifest, err := fs.ReadFile(folder, "policy.json")
	if err != nil {
		return nil, err
	}
	files := map[string]string{}
	err = fs.WalkDir(folder, ".", func(path string, entry fs.DirEntry, err error) error {
		inside := strings.HasPrefix(path, "rules/") || strings.HasPrefix(path, "tests/")
		if err != nil || entry.IsDir() || !inside {
			return err
		}
		text, err := fs.ReadFile(folder, path)
		files[path] = string(text)
		return err
	})
	if err != nil {
		return nil, err
	}
	return i.loadPolicy(ctx, request{"call": "load-policy", "manifest": string(manifest), "files": files})
}

func (i *Instance) loadPolicy(ctx context.Context, request request) (*Policy, error) {
	var loaded struct {
		Stamp
		Policy uint32 `json:"policy"`
	}
	if err := i.ask(ctx, request, &loaded); err != nil {
		return nil, err
	}
	return &Policy{kept: kept{instance: i, number: loaded.Policy}, Stamp: loaded.Stamp}, nil
}
