package reunify_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"sync"
	"testing"

	"github.com/reunify/reunify/bindings/go"
)

const (
	examples = "../../examples/"
	planned  = "cases/planned-return-s20.json"
)

var (
	ctx    = context.Background()
	on     = reunify.At{AsOf: "2026-02-20"}
	shared = sync.OnceValues(func() (*reunify.Module, error) {
		return reunify.NewModule(ctx, reunify.ModuleOptions{})
	})
)

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func module() *reunify.Module { return must(shared()) }

func read(path string) []byte { return must(os.ReadFile(examples + path)) }

func code(err error) string {
	var wrong *reunify.Error
	if errors.As(err, &wrong) {
		return wrong.Code
	}
	return ""
}

// desk is an instance with what most tests need in it.
type desk struct {
	*reunify.Instance
	plan   *reunify.Plan
	engine *reunify.Engine
	family *reunify.Case
}

func ready(t testing.TB) desk {
	instance := must(module().NewInstance(ctx))
	t.Cleanup(func() { instance.Close() })
	plan := must(instance.LoadPlan(ctx, reunify.ReunificationPlan()))
	engine := must(instance.Compile(ctx, plan, nil, reunify.Options{}))
	family := must(instance.LoadCase(ctx, read(planned)))
	return desk{instance, plan, engine, family}
}

func prepare(ctx context.Context, instance *reunify.Instance) (*reunify.Engine, error) {
	plan, err := instance.LoadPlan(ctx, reunify.ReunificationPlan())
	if err != nil {
		return nil, err
	}
	defer plan.Close()
	return instance.Compile(ctx, plan, nil, reunify.Options{})
}

// evaluate is a piece of work for a pool.
func evaluate(into *json.RawMessage) func(*reunify.Instance, *reunify.Engine) error {
	document := read(planned)
	return func(instance *reunify.Instance, engine *reunify.Engine) error {
		family, err := instance.LoadCase(ctx, document)
		if err != nil {
			return err
		}
		*into, err = engine.Evaluate(ctx, family, on)
		return errors.Join(err, family.Close())
	}
}
