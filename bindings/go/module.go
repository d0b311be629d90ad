package reunify

import (
	"context"
	_ "embed"
	"errors"
	"fmt"

	"github.com/tetratelabs/wazero"
)

//go:embed resources/reunify.wasm
var embedded []byte

// Module is the core, compiled. Goroutines may share it.
type Module struct {
	runtime  wazero.Runtime
	cache    wazero.CompilationCache
	compiled wazero.CompiledModule
}

// ModuleOptions are how the core is compiled. The zero value is as usual.
type ModuleOptions struct {
	// CacheDir is a folder where the machine code is kept, so that the next process need not compile
	// it. Whoever can write there can run what they like in your process.
	CacheDir string
	// EndCalls ends a call when its context ends, which makes every call about three times as slow
	// and loses the instance. Without it a context is looked at before a call, not within.
	EndCalls bool
	// Wasm is another build of the core, in place of the one that comes with this package.
	Wasm []byte
}

// NewModule compiles the core. Do it once, and close it when its instances are not used any more.
func NewModule(ctx context.Context, options ModuleOptions) (*Module, error) {
	config := wazero.NewRuntimeConfig().WithCloseOnContextDone(options.EndCalls)
	module := &Module{}
	if options.CacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(options.CacheDir)
		if err != nil {
			return nil, fmt.Errorf("the folder for the compiled module: %w", err)
		}
		module.cache = cache
		config = config.WithCompilationCache(cache)
	}
	module.runtime = wazero.NewRuntimeWithConfig(ctx, config)
	wasm := options.Wasm
	if wasm == nil {
		wasm = embedded
	}
	compiled, err := module.runtime.CompileModule(ctx, wasm)
	if err != nil {
		return nil, errors.Join(badModule(err), module.Close())
	}
	module.compiled = compiled
	return module, nil
}

// Close ends the module and its instances.
func (m *Module) Close() error {
	err := m.runtime.Close(context.Background())
	if m.cache != nil {
		err = errors.Join(err, m.cache.Close(context.Background()))
	}
	return err
}

// NewInstance starts an instance. It holds nothing yet.
func (m *Module) NewInstance(ctx context.Context) (*Instance, error) {
	config := wazero.NewModuleConfig().WithName("").WithStartFunctions()
	running, err := m.runtime.InstantiateModule(ctx, m.compiled, config)
	if err != nil {
		return nil, badModule(err)
	}
	instance := &Instance{running: running}
	if err := instance.greet(ctx); err != nil {
		return nil, errors.Join(err, instance.Close())
	}
	return instance, nil
}

func badModule(cause error) error {
	return &Error{Code: CodeBadModule, Message: "this is not the module of reunify", cause: cause}
}
