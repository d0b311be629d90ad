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
	_, err := desk.LoadCase(ctx, bytes.Replace(read(planned), []byte("planned"), []byte("plann\xe9"), 1))
	if code(err) != "not-utf8" {
		t.Fatal(err)
	}
	if _, err := desk.engine.Append(ctx, desk.family, []byte("\xff")); code(err) != "not-utf8" {
		t.Fatal(err)
	}
}
