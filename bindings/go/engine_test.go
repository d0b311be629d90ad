package reunify_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/reunify/reunify/bindings/go"
)

func TestEvaluatesUnderThePlan(t *testing.T) {
	desk := ready(t)
	if desk.plan.ID != "reunification" || desk.plan.Version != "1.0.0" || len(desk.plan.SHA256) != 64 {
		t.Fatalf("%+v", desk.plan.Stamp)
	}
	evaluation := string(must(desk.engine.Evaluate(ctx, desk.family, on)))
	if !strings.HasPrefix(evaluation, `{"actions":[`) || !strings.Contains(evaluation, desk.plan.SHA256) {
		t.Fatalf("%.200s", evaluation)
	}
}

func TestAnAnswerIsTheVeryBytesOfTheModule(t *testing.T) {
	desk := ready(t)
	sent := must(desk.Send(ctx, []byte(`{"call":"evaluate","engine":2,"case":3,"as-of":"2026-02-20"}`)))
	evaluation := must(desk.engine.Evaluate(ctx, desk.family, on))
	if string(sent) != `{"ok":`+string(evaluation)+`}` {
		t.Fatal("the answer is not what the module wrote")
	}
}

func TestEvaluatesUnderAPolicyAndShowsWhatItChanges(t *testing.T) {
	desk := ready(t)
	policy := must(desk.LoadPolicyFS(ctx, folder("northshire")))
	local := must(desk.Compile(ctx, desk.plan, []*reunify.Policy{policy}, reunify.Options{}))
	if plain := must(desk.engine.Evaluate(ctx, desk.family, on)); bytes.Contains(plain, []byte(policy.SHA256)) {
		t.Fatal("the plan alone speaks of the policy")
	}
	if under := must(local.Evaluate(ctx, desk.family, on)); !bytes.Contains(under, []byte(policy.SHA256)) {
		t.Fatal("the receipt does not name the policy")
	}
	if form := must(local.Form(ctx, "decision-record")); !bytes.Contains(form, []byte("Options considered")) {
		t.Fatalf("%s", form)
	}
	if changes := must(local.Changes(ctx)); !bytes.Contains(changes, []byte("section 4.2")) {
		t.Fatalf("%s", changes)
	}
}

func TestExplainsInTheWordsOfTheReader(t *testing.T) {
	desk := ready(t)
	parent := reunify.At{AsOf: "2026-02-20", Reader: reunify.Parent}
	theirs := must(desk.engine.Explain(ctx, desk.family, "stage", parent))
	ours := must(desk.engine.Explain(ctx, desk.family, "stage", on))
	if !bytes.Contains(theirs, []byte(`"parent"`)) || bytes.Equal(theirs, ours) {
		t.Fatalf("%s", theirs)
	}
	if _, err := desk.engine.Explain(ctx, desk.family, "nothing", parent); code(err) != "not-explained" {
		t.Fatal(err)
	}
}

func TestWhatWasRecordedLaterIsNotKnownBefore(t *testing.T) {
	desk := ready(t)
	day := reunify.At{AsOf: "2026-01-15"}
	then := reunify.At{AsOf: "2026-01-15", KnownAt: time.Date(2026, 1, 15, 18, 0, 0, 0, time.UTC)}
	elsewhere := then
	elsewhere.KnownAt = then.KnownAt.In(time.FixedZone("elsewhere", 3600)).Add(time.Millisecond)
	known := must(desk.engine.Evaluate(ctx, desk.family, then))
	if bytes.Equal(known, must(desk.engine.Evaluate(ctx, desk.family, day))) {
		t.Fatal("an entry was known before it was recorded")
	}
	if !bytes.Equal(known, must(desk.engine.Evaluate(ctx, desk.family, elsewhere))) {
		t.Fatal("the same second in another zone was answered otherwise")
	}
}
