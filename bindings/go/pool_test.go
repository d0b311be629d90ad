package reunify_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/reunify/reunify/bindings/go"
)

func TestManyGoroutinesGetTheSameBytes(t *testing.T) {
	pool := reunify.NewPool(module(), prepare, reunify.PoolOptions{Size: 3})
	defer pool.Close()
	answers := make([]json.RawMessage, 24)
	var all sync.WaitGroup
	for n := range answers {
		all.Go(func() {
			if err := pool.Do(ctx, evaluate(&answers[n])); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	desk := ready(t)
	alone := must(desk.engine.Evaluate(ctx, desk.family, on))
	for _, answer := range answers {
		if !bytes.Equal(answer, alone) {
			t.Fatal("a goroutine was answered otherwise")
		}
	}
}

func TestTwoGoroutinesAtOnceAreRefusedNotMixedUp(t *testing.T) {
	desk := ready(t)
	expected := must(desk.engine.Evaluate(ctx, desk.family, on))
	refused := make(chan error, 1)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for len(refused) == 0 {
				answer, err := desk.engine.Evaluate(ctx, desk.family, on)
				if err == nil && !bytes.Equal(answer, expected) {
					t.Error("answered otherwise")
				}
				if err != nil {
					select {
					case refused <- err:
					default:
					}
				}
			}
		})
	}
	all.Wait()
	if err := <-refused; code(err) != reunify.CodeInUse {
		t.Fatal(err)
	}
	must(desk.engine.Evaluate(ctx, desk.family, on)) // and the instance goes on
}

func TestAPoolWaitsNoLongerThanTheContext(t *testing.T) {
	pool := reunify.NewPool(module(), prepare, reunify.PoolOptions{Size: 1})
	defer pool.Close()
	err := pool.Do(ctx, func(*reunify.Instance, *reunify.Engine) error {
		soon, end := context.WithTimeout(ctx, 10*time.Millisecond)
		defer end()
		return pool.Do(soon, evaluate(new(json.RawMessage)))
	})
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Fatal(err)
	}
}

func TestAPoolKeepsAnInstanceAndPreparesAnotherForOneThatWasClosed(t *testing.T) {
	times := 0
	counted := func(context.Context, *reunify.Instance) (int, error) { times++; return times, nil }
	pool := reunify.NewPool(module(), counted, reunify.PoolOptions{Size: 1})
	defer pool.Close()
	var lent []int
	for _, closes := range []bool{false, true, false} {
		err := pool.Do(ctx, func(instance *reunify.Instance, number int) error {
			lent = append(lent, number)
			if closes {
				return instance.Close()
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if lent[0] != 1 || lent[1] != 1 || lent[2] != 2 {
		t.Fatalf("%v", lent)
	}
}

func TestWhatCannotBePreparedIsToldAndTriedAgain(t *testing.T) {
	wrong := errors.New("the plan is not there")
	failing := func(context.Context, *reunify.Instance) (int, error) { return 0, wrong }
	pool := reunify.NewPool(module(), failing, reunify.PoolOptions{Size: 1})
	defer pool.Close()
	for range 2 { // a place that was not given back would hold up the second
		if err := pool.Do(ctx, func(*reunify.Instance, int) error { return nil }); !errors.Is(err, wrong) {
			t.Fatal(err)
		}
	}
}

func TestAClosedPoolIsRefused(t *testing.T) {
	pool := reunify.NewPool(module(), prepare, reunify.PoolOptions{})
	var lent *reunify.Instance
	err := pool.Do(ctx, func(instance *reunify.Instance, _ *reunify.Engine) error {
		lent = instance
		return pool.Close() // while it is lent
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lent.Version(ctx); code(err) != reunify.CodeDisposed {
		t.Fatal("an instance outlives its pool")
	}
	if err := pool.Do(ctx, evaluate(new(json.RawMessage))); code(err) != reunify.CodeDisposed {
		t.Fatal(err)
	}
}
