package reunify

import (
	"context"
	"io/fs"
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

// LoadPolicyFiles reads a policy from its policy.json and its other files, by their paths in the
// folder: rules/visits.rhai, say.
func (i *Instance) LoadPolicyFiles(ctx context.Context, manifest []byte, files map[string][]byte) (*Policy, error) {
	texts := make(map[string]string, len(files))
	for path, file := range files {
		texts[path] = string(file)
	}
	return i.loadPolicy(ctx, request{"call": "load-policy", "manifest": string(manifest), "files": texts})
}

// LoadPolicyFS reads a policy's folder: policy.json, rules/*.rhai and tests/*.json.
func (i *Instance) LoadPolicyFS(ctx context.Context, folder fs.FS) (*Policy, error) {
	manifest, err := fs.ReadFile(folder, "policy.json")
	if err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, pattern := range []string{"rules/*.rhai", "tests/*.json"} {
		paths, err := fs.Glob(folder, pattern)
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			if files[path], err = fs.ReadFile(folder, path); err != nil {
				return nil, err
			}
		}
	}
	return i.LoadPolicyFiles(ctx, manifest, files)
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
