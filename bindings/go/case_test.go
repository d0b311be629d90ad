package reunify_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/reunify/reunify/bindings/go"
)

const birth = `{"occurred":"2026-02-20","recorded":"2026-02-20T12:00:00Z","actor":{"role":"social-worker"},
	"type":"fact","id":"date-of-birth","standing":"known","value":"2015-03-04","source":"Birth certificate"}`

func TestAppendsToACaseThatIsStoredAndReadBack(t *testing.T) {
	desk := ready(t)
	fresh := must(desk.NewCase(ctx, "case-1", desk.plan.Stamp))
	receipt := must(desk.engine.Append(ctx, fresh, []byte(birth)))
	if fresh.ID != "case-1" || !bytes.Contains(receipt, []byte(`"seq":1`)) {
		t.Fatalf("%s", receipt)
	}
	stored := must(fresh.JSON(ctx))
	again := must(desk.LoadCase(ctx, stored))
	if err := again.Verify(ctx); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(stored, must(again.JSON(ctx))) {
		t.Fatal("a case is not written as it was stored")
	}
}

func TestAnEntryThatIsRefusedLeavesTheCaseAsItWas(t *testing.T) {
	desk := ready(t)
	before := must(desk.family.JSON(ctx))
	entry := bytes.Replace([]byte(birth), []byte("date-of-birth"), []byte("nothing-of-the-kind"), 1)
	_, err := desk.engine.Append(ctx, desk.family, entry)
	var refused *reunify.Error
	if !errors.As(err, &refused) || refused.Rejection == nil {
		t.Fatal(err)
	}
	if refused.Rejection.Code != "unknown-item" || refused.Code != "unknown-item" || refused.Place() != "/id" {
		t.Fatalf("%+v", refused)
	}
	if !bytes.Equal(before, must(desk.family.JSON(ctx))) {
		t.Fatal("a refused entry changed the case")
	}
}

func TestAChangedEventIsNoticed(t *testing.T) {
	desk := ready(t)
	if err := desk.family.Verify(ctx); err != nil {
		t.Fatal(err)
	}
	forged := bytes.Replace(read(planned), []byte(`"social-worker"`), []byte(`"team-manager"`), 1)
	if err := must(desk.LoadCase(ctx, forged)).Verify(ctx); code(err) != "event-changed" {
		t.Fatal(err)
	}
}

func TestADocumentThatIsWrongIsRefusedWithItsPlace(t *testing.T) {
	_, err := ready(t).LoadPlan(ctx, []byte("{\n  \"format\": \"reunify-plan/9\"\n}"))
	var wrong *reunify.Error
	if !errors.As(err, &wrong) || wrong.Code != "unknown-format" || wrong.Place() != "/format" {
		t.Fatal(err)
	}
	if span := wrong.Diagnostics[0].Place.Span; span.Line != 2 || span.Column != 13 {
		t.Fatalf("%+v", span)
	}
}

func TestWhatIsNotUTF8IsRefusedAndNotMended(t *testing.T) {
	desk := ready(t)
	const wrong = "\xe9"
	files := map[string][]byte{"rules/a.rhai": []byte(wrong)}
	for name, ask := range map[string]func() error{
		"a request":          func() error { _, err := desk.Send(ctx, []byte(wrong)); return err },
		"a plan":             func() error { _, err := desk.LoadPlan(ctx, []byte(wrong)); return err },
		"a policy":           func() error { _, err := desk.LoadPolicy(ctx, []byte(wrong)); return err },
		"a policy's file":    func() error { _, err := desk.LoadPolicyFiles(ctx, []byte(manifest), files); return err },
		"a case":             func() error { _, err := desk.LoadCase(ctx, []byte(wrong)); return err },
		"the id of a case":   func() error { _, err := desk.NewCase(ctx, wrong, desk.plan.Stamp); return err },
		"an entry":           func() error { _, err := desk.engine.Append(ctx, desk.family, []byte(wrong)); return err },
		"an item":            func() error { _, err := desk.engine.Explain(ctx, desk.family, wrong, on); return err },
		"the name of a form": func() error { _, err := desk.engine.Form(ctx, wrong); return err },
		"a reader": func() error {
			_, err := desk.engine.Evaluate(ctx, desk.family, reunify.At{AsOf: "2026-02-20", Reader: wrong})
			return err
		},
	} {
		if err := ask(); code(err) != reunify.CodeNotUTF8 {
			t.Errorf("%s: %v", name, err)
		}
	}
	must(desk.Version(ctx)) // and the instance goes on
}
