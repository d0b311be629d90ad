package reunify_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/reunify/reunify/bindings/go"
)

var (
	ctx      = context.Background()
	examples = "../../examples/"
	on       = reunify.At{AsOf: "2026-02-20"}
	shared   = sync.OnceValues(func() (*reunify.Module, error) { return reunify.NewModule(ctx) })
)

func must[T any](t testing.TB) func(T, error) T {
	return func(value T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return value
	}
}

func module(t testing.TB) *reunify.Module { return must[*reunify.Module](t)(shared()) }

func read(t testing.TB, path string) []byte {
	return must[[]byte](t)(os.ReadFile(examples + path))
}

func code(err error) string {
	var wrong *reunify.Error
	if errors.As(err, &wrong) {
		return wrong.Code
	}
	return ""
}

type desk struct {
	*reunify.Instance
	plan   *reunify.Plan
	engine *reunify.Engine
	family *reunify.Case
}

func ready(t testing.TB) desk {
	instance := must[*reunify.Instance](t)(module(t).NewInstance(ctx))
	t.Cleanup(func() { instance.Close(ctx) })
	plan := must[*reunify.Plan](t)(instance.LoadPlan(ctx, reunify.ReunificationPlan))
	engine := must[*reunify.Engine](t)(instance.Compile(ctx, plan, nil, reunify.Options{}))
	family := must[*reunify.Case](t)(instance.LoadCase(ctx, read(t, "cases/planned-return-s20.json")))
	return desk{instance, plan, engine, family}
}

func TestEvaluatesUnderAPolicy(t *testing.T) {
	desk := ready(t)
	policy := must[*reunify.Policy](t)(desk.LoadPolicyFS(ctx, os.DirFS(examples+"policies/northshire")))
	local := must[*reunify.Engine](t)(desk.Compile(ctx, desk.plan, []*reunify.Policy{policy}, reunify.Options{}))
	plain := must[json.RawMessage](t)(desk.engine.Evaluate(ctx, desk.family, on))
	under := must[json.RawMessage](t)(local.Evaluate(ctx, desk.family, on))
	if desk.plan.ID != "reunification" || policy.ID != "northshire" || !strings.Contains(string(under), `"northshire"`) {
		t.Fatalf("%s %s", desk.plan.ID, policy.ID)
	}
	if bytes.Equal(plain, under) {
		t.Fatal("the policy changes nothing")
	}
	changes := must[json.RawMessage](t)(local.Changes(ctx))
	if !strings.Contains(string(changes), "section 4.2") {
		t.Fatalf("%s", changes)
	}
}

func TestExplainsToAParentAndByWhatWasKnown(t *testing.T) {
	desk := ready(t)
	parent := reunify.At{AsOf: "2026-02-20", Reader: reunify.Parent}
	words := must[json.RawMessage](t)(desk.engine.Explain(ctx, desk.family, "stage", parent))
	if !strings.Contains(string(words), `"stage"`) {
		t.Fatalf("%s", words)
	}
	_, err := desk.engine.Explain(ctx, desk.family, "nothing", parent)
	if code(err) != "not-explained" {
		t.Fatal(err)
	}
	then := reunify.At{AsOf: "2026-01-15", KnownAt: time.Date(2026, 1, 15, 18, 0, 0, 0, time.UTC)}
	known := must[json.RawMessage](t)(desk.engine.Evaluate(ctx, desk.family, then))
	now := must[json.RawMessage](t)(desk.engine.Evaluate(ctx, desk.family, reunify.At{AsOf: "2026-01-15"}))
	if bytes.Equal(known, now) {
		t.Fatal("a visit that was recorded late is known before it was recorded")
	}
}

func TestAppendsOrLeavesTheCaseAsItWas(t *testing.T) {
	desk := ready(t)
	before := must[json.RawMessage](t)(desk.family.JSON(ctx))
	entry := func(id string) []byte {
		return []byte(`{"occurred":"2026-02-20","recorded":"2026-02-20T12:00:00Z","actor":{"role":"social-worker"},
			"type":"task","id":"` + id + `","data":{}}`)
	}
	_, err := desk.engine.Append(ctx, desk.family, entry("nothing-of-the-kind"))
	var refused *reunify.Error
	if !errors.As(err, &refused) || refused.Rejection == nil || refused.Place() != "/id" {
		t.Fatal(err)
	}
	if after := must[json.RawMessage](t)(desk.family.JSON(ctx)); !bytes.Equal(before, after) {
		t.Fatal("a refused entry changed the case")
	}
	fresh := must[*reunify.Case](t)(desk.NewCase(ctx, "made-up", desk.plan.Stamp))
	fact := []byte(`{"occurred":"2026-02-20","recorded":"2026-02-20T12:00:00Z","actor":{"role":"social-worker"},
		"type":"fact","id":"date-of-birth","standing":"known","value":"2015-03-04","source":"Birth certificate"}`)
	receipt := must[json.RawMessage](t)(desk.engine.Append(ctx, fresh, fact))
	if !strings.Contains(string(receipt), `"seq":1`) {
		t.Fatalf("%s", receipt)
	}
	if err := fresh.Verify(ctx); err != nil {
		t.Fatal(err)
	}
}

func TestRefusesWhatIsWrongWithItsPlace(t *testing.T) {
	desk := ready(t)
	_, err := desk.LoadPlan(ctx, []byte("{\n  \"format\": \"reunify-plan/9\"\n}"))
	var wrong *reunify.Error
	if !errors.As(err, &wrong) || wrong.Place() != "/format" || wrong.Diagnostics[0].Place.Span.Line != 2 {
		t.Fatal(err)
	}
	forged := bytes.Replace(read(t, "cases/planned-return-s20.json"), []byte(`"social-worker"`), []byte(`"team-manager"`), 1)
	family := must[*reunify.Case](t)(desk.LoadCase(ctx, forged))
	if err := family.Verify(ctx); err == nil {
		t.Fatal("a changed event was not noticed")
	}
}

func TestClosedThingsAreRefused(t *testing.T) {
	desk := ready(t)
	if err := errors.Join(desk.family.Close(ctx), desk.family.Close(ctx), desk.plan.Close(ctx)); err != nil {
		t.Fatal(err)
	}
	_, err := desk.engine.Evaluate(ctx, desk.family, on)
	if code(err) != reunify.CodeDisposed {
		t.Fatal(err)
	}
	again := must[*reunify.Case](t)(desk.LoadCase(ctx, read(t, "cases/planned-return-s20.json")))
	must[json.RawMessage](t)(desk.engine.Evaluate(ctx, again, on)) // without the plan
}

func TestThingsOfAnotherInstanceAreRefused(t *testing.T) {
	one, other := ready(t), ready(t)
	_, err := one.engine.Evaluate(ctx, other.family, on)
	if code(err) != "unknown-handle" {
		t.Fatal(err)
	}
	if _, err := one.Compile(ctx, other.plan, nil, reunify.Options{}); code(err) != "unknown-handle" {
		t.Fatal(err)
	}
}

func TestTwoGoroutinesAtOnceAreRefusedNotMixedUp(t *testing.T) {
	desk := ready(t)
	expected := must[json.RawMessage](t)(desk.engine.Evaluate(ctx, desk.family, on))
	var all sync.WaitGroup
	for range 8 {
		all.Add(1)
		go func() {
			defer all.Done()
			answer, err := desk.engine.Evaluate(ctx, desk.family, on)
			if code(err) != reunify.CodeInUse && !bytes.Equal(answer, expected) {
				t.Errorf("%v", err)
			}
		}()
	}
	all.Wait()
}

const manifest = `{"format":"reunify-policy/1","id":"local","version":"1.0.0","title":"Local","owner":"Nobody",
	"plan":{"id":"reunification","from":"1.0.0","below":"2.0.0"},
	"sources":[{"id":"manual","title":"Manual","short":"Manual"}],
	"rules":[{"id":"rule","title":"Rule","script":"rules/rule.rhai","reason":"Because.",
	"basis":{"authority":"local","cites":[{"source":"manual","at":"1","verified":true}]}}]}`

func TestAHostileRuleFailsAndTheEvaluationGoesOn(t *testing.T) {
	desk := ready(t)
	folder := t.TempDir()
	script := "case.due(case.add(date(\"2026-01-01\"), working_days(60000)), \"social-worker\", \"Visit.\");\n"
	for path, text := range map[string]string{"policy.json": manifest, "rules/rule.rhai": script} {
		if err := errors.Join(os.MkdirAll(folder+"/rules", 0o755), os.WriteFile(folder+"/"+path, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	policy := must[*reunify.Policy](t)(desk.LoadPolicyFS(ctx, os.DirFS(folder)))
	engine := must[*reunify.Engine](t)(desk.Compile(ctx, desk.plan, []*reunify.Policy{policy}, reunify.Options{}))
	var answer struct {
		Failed []any `json:"failed-rules"`
	}
	evaluation := must[json.RawMessage](t)(engine.Evaluate(ctx, desk.family, on))
	if err := json.Unmarshal(evaluation, &answer); err != nil || len(answer.Failed) != 1 {
		t.Fatalf("%v %s", err, evaluation)
	}
	_, err := desk.Compile(ctx, desk.plan, []*reunify.Policy{policy}, reunify.Options{Limits: reunify.Limits{Script: 10}})
	if code(err) != "script-limit" {
		t.Fatal(err)
	}
}

// fill loads a large case until the memory of the instance is used up.
func fill(t testing.TB, instance *reunify.Instance) error {
	large := []byte(`{"format":"reunify-case/1","id":"` + strings.Repeat("x", 20<<20) + `","plan":{"id":"reunification","version":"1.0.0"},"events":[]}`)
	for range 40 {
		if _, err := instance.LoadCase(ctx, large); err != nil {
			return err
		}
	}
	t.Fatal("the memory has no end")
	return nil
}

func TestAPoolHealsWhenAnInstanceIsLost(t *testing.T) {
	pool := reunify.NewPool(module(t), 1, prepare)
	defer pool.Close(ctx)
	err := pool.Do(ctx, func(ctx context.Context, lent *reunify.Prepared[*reunify.Engine]) error {
		err := fill(t, lent.Instance)
		if _, after := lent.Version(ctx); code(after) != reunify.CodeInstanceLost {
			t.Errorf("a lost instance answers: %v", after)
		}
		return err
	})
	if code(err) != reunify.CodeInstanceLost {
		t.Fatal(err)
	}
	if err := pool.Do(ctx, evaluate(t, new([]byte))); err != nil {
		t.Fatal(err)
	}
}

func prepare(ctx context.Context, instance *reunify.Instance) (*reunify.Engine, error) {
	plan, err := instance.LoadPlan(ctx, reunify.ReunificationPlan)
	if err != nil {
		return nil, err
	}
	return instance.Compile(ctx, plan, nil, reunify.Options{})
}

func evaluate(t testing.TB, into *[]byte) func(context.Context, *reunify.Prepared[*reunify.Engine]) error {
	document := read(t, "cases/planned-return-s20.json")
	return func(ctx context.Context, lent *reunify.Prepared[*reunify.Engine]) error {
		family, err := lent.LoadCase(ctx, document)
		if err != nil {
			return err
		}
		evaluation, err := lent.With.Evaluate(ctx, family, on)
		*into = evaluation
		return errors.Join(err, family.Close(ctx))
	}
}

func TestManyGoroutinesGetTheSameBytes(t *testing.T) {
	pool := reunify.NewPool(module(t), 3, prepare)
	defer pool.Close(ctx)
	answers := make([][]byte, 24)
	var all sync.WaitGroup
	for n := range answers {
		all.Add(1)
		go func() {
			defer all.Done()
			if err := pool.Do(ctx, evaluate(t, &answers[n])); err != nil {
				t.Error(err)
			}
		}()
	}
	all.Wait()
	for _, answer := range answers {
		if len(answer) == 0 || !bytes.Equal(answer, answers[0]) {
			t.Fatal("two goroutines were answered otherwise")
		}
	}
}

func TestMemoryIsSteady(t *testing.T) {
	desk := ready(t)
	document := read(t, "cases/planned-return-s20.json")
	round := func() {
		family := must[*reunify.Case](t)(desk.LoadCase(ctx, document))
		must[json.RawMessage](t)(desk.engine.Evaluate(ctx, family, on))
		if err := family.Close(ctx); err != nil {
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

func TestAnotherModuleIsRefused(t *testing.T) {
	empty := []byte("\x00asm\x01\x00\x00\x00")
	other := must[*reunify.Module](t)(reunify.NewModuleFrom(ctx, empty))
	defer other.Close(ctx)
	if _, err := other.NewInstance(ctx); code(err) != reunify.CodeABIVersion {
		t.Fatal(err)
	}
	if _, err := reunify.NewModuleFrom(ctx, []byte("no")); err == nil {
		t.Fatal("what is no module was compiled")
	}
}
