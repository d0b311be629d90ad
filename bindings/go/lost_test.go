package reunify_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/reunify/reunify/bindings/go"
)

// fill loads a case of a few MB until the memory of the instance is used up.
func fill(instance *reunify.Instance) error {
	document := []byte(`{"format":"reunify-case/1","id":"` + strings.Repeat("x", 8<<20) +
		`","plan":{"id":"reunification","version":"1.0.0"},"events":[]}`)
	for range 100 {
		if _, err := instance.LoadCase(ctx, document); err != nil {
			return err
		}
	}
	return errors.New("the memory has no end")
}

func TestAnInstanceWithoutMemoryIsLost(t *testing.T) {
	desk := ready(t)
	if err := fill(desk.Instance); code(err) != reunify.CodeInstanceLost || errors.Unwrap(err) == nil {
		t.Fatal(err)
	}
	if _, err := desk.engine.Evaluate(ctx, desk.family, on); code(err) != reunify.CodeInstanceLost {
		t.Fatal(err)
	}
	if _, err := desk.Version(ctx); code(err) != reunify.CodeInstanceLost {
		t.Fatal(err)
	}
	if err := errors.Join(desk.family.Close(), desk.Close()); err != nil || !desk.Lost() || desk.MemorySize() != 0 {
		t.Fatal(err)
	}
}

func TestATrapLosesTheInstanceAndAFreshOneAnswers(t *testing.T) {
	for _, trap := range []string{traps, callsItself} {
		module := must(reunify.NewModule(ctx, reunify.ModuleOptions{Wasm: handmade{version: 1, does: trap}.wasm()}))
		defer module.Close()
		instance := must(module.NewInstance(ctx))
		must(instance.Send(ctx, []byte("{}")))
		if _, err := instance.Send(ctx, nil); code(err) != reunify.CodeInstanceLost || errors.Unwrap(err) == nil {
			t.Fatal(err)
		}
		if _, err := instance.Send(ctx, []byte("{}")); code(err) != reunify.CodeInstanceLost || !instance.Lost() {
			t.Fatal(err)
		}
		must(must(module.NewInstance(ctx)).Send(ctx, []byte("{}")))
	}
}

func TestAPoolHealsWhenAnInstanceIsLost(t *testing.T) {
	pool := reunify.NewPool(module(), prepare, reunify.PoolOptions{Size: 1})
	defer pool.Close()
	var before, after json.RawMessage
	if err := pool.Do(ctx, evaluate(&before)); err != nil {
		t.Fatal(err)
	}
	err := pool.Do(ctx, func(instance *reunify.Instance, _ *reunify.Engine) error { return fill(instance) })
	if code(err) != reunify.CodeInstanceLost {
		t.Fatal(err)
	}
	if err := pool.Do(ctx, evaluate(&after)); err != nil || string(before) != string(after) {
		t.Fatal(err)
	}
}

func TestACallCanBeEndedByItsContext(t *testing.T) {
	ending := must(reunify.NewModule(ctx, reunify.ModuleOptions{EndCalls: true}))
	defer ending.Close()
	ended, end := context.WithCancel(ctx)
	end()
	if _, err := ending.NewInstance(ended); !errors.Is(err, context.Canceled) || code(err) != "" {
		t.Fatal(err)
	}
	instance := must(ending.NewInstance(ctx))
	request := must(json.Marshal(map[string]string{"call": "load-plan", "document": string(reunify.ReunificationPlan())}))
	if _, err := instance.Send(ctx, request); err != nil {
		t.Fatal(err)
	}
	for range 100 {
		soon, end := context.WithTimeout(ctx, 5*time.Millisecond)
		_, err := instance.Send(soon, request)
		end()
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatal(err)
		}
		if instance.Lost() { // and not ended before the call began, as on a busy machine
			if code(err) != reunify.CodeInstanceLost {
				t.Fatal(err)
			}
			return
		}
	}
	t.Fatal("no call was ended")
}
