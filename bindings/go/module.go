package reunify

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/tetratelabs/wazero"
)

//go:embed resources/reunify.wasm
var embedded []byte

// abi is the version of the module's calls that this package speaks.
const abi = 1

// Module is the core, compiled. Goroutines may share it.
type Module struct {
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
}

// NewModule compiles the core that comes with this package. Do it once, and close it at the end.
func NewModule(ctx context.Context) (*Module, error) { return NewModuleFrom(ctx, embedded) }

// NewModuleFrom compiles another build of the core.
func NewModuleFrom(ctx context.Context, wasm []byte) (*Module, error) {
	runtime := wazero.NewRuntime(ctx)
	compiled, err := runtime.CompileModule(ctx, wasm)
	if err != nil {
		return nil, fmt.Errorf("the module cannot be compiled: %w", joined(err, runtime.Close(ctx)))
	}
	return &Module{runtime: runtime, compiled: compiled}, nil
}

// Close ends the module and all its instances.
func (m *Module) Close(ctx context.Context) error { return m.runtime.Close(ctx) }

// NewInstance starts an instance. It holds nothing yet.
func (m *Module) NewInstance(ctx context.Context) (*Instance, error) {
	config := wazero.NewModuleConfig().WithName("").WithStartFunctions()
	running, err := m.runtime.InstantiateModule(ctx, m.compiled, config)
	if err != nil {
		return nil, fmt.Errorf("the module cannot be started: %w", err)
	}
	instance := &Instance{
		running: running,
		alloc:   running.ExportedFunction("reunify_alloc"),
		call:    running.ExportedFunction("reunify_call"),
		free:    running.ExportedFunction("reunify_free"),
	}
	if err := instance.greet(ctx); err != nil {
		return nil, joined(err, running.Close(ctx))
	}
	return instance, nil
}
