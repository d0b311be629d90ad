package reunify_test

import (
	"context"
	"errors"
	"testing"

	"github.com/reunify/reunify/bindings/go"
)

func TestClosedThingsAreRefused(t *testing.T) {
	desk := ready(t)
	if err := errors.Join(desk.family.Close(), desk.family.Close(), desk.plan.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.engine.Evaluate(ctx, desk.family, on); code(err) != reunify.CodeDisposed {
		t.Fatal(err)
	}
	if _, err := desk.engine.Changes(ctx); code(err) != reunify.CodeDisposed {
		t.Fatal(err)
	}
	again := must(desk.LoadCase(ctx, read(planned)))
	must(desk.engine.Evaluate(ctx, again, on)) // which does not need the plan
	if err := errors.Join(desk.Close(), desk.Close(), again.Close()); err != nil {
		t.Fatal(err)
	}
	if _, err := desk.Version(ctx); code(err) != reunify.CodeDisposed || desk.Lost() {
		t.Fatal(err)
	}
}

func TestThingsOfAnotherInstanceAreRefused(t *testing.T) {
	one, other := ready(t), ready(t)
	if _, err := one.engine.Evaluate(ctx, other.family, on); code(err) != reunify.CodeUnknownHandle {
		t.Fatal(err)
	}
	if _, err := one.Compile(ctx, other.plan, nil, reunify.Options{}); code(err) != reunify.CodeUnknownHandle {
		t.Fatal(err)
	}
}

func TestMemoryIsSteady(t *testing.T) {
	desk := ready(t)
	document := read(planned)
	round := func() {
		family := must(desk.LoadCase(ctx, document))
		must(desk.engine.Evaluate(ctx, family, on))
		if err := family.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for range 20 {
		round()
	}
	size := desk.MemorySize()
	for range 300 {
		round()
	}
	if after := desk.MemorySize(); after != size {
		t.Fatalf("the memory grew from %d to %d", size, after)
	}
}

func TestAnEndedContextIsNoticedBeforeACall(t *testing.T) {
	desk := ready(t)
	ended, end := context.WithCancel(ctx)
	end()
	if _, err := desk.engine.Evaluate(ended, desk.family, on); !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	must(desk.engine.Evaluate(ctx, desk.family, on)) // nothing was lost
}
