package reunify_test

import (
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/reunify/reunify/bindings/go"
)

const manifest = `{"format":"reunify-policy/1","id":"local","version":"1.0.0","title":"Local","owner":"Nobody",
	"plan":{"id":"reunification","from":"1.0.0","below":"2.0.0"},
	"sources":[{"id":"manual","title":"Manual","short":"Manual"}],
	"rules":[{"id":"rule","title":"Rule","script":"rules/rule.rhai","reason":"Because.",
	"basis":{"authority":"local","cites":[{"source":"manual","at":"1","verified":true}]}}]}`

func folder(name string) fs.FS { return os.DirFS(examples + "policies/" + name) }

func ruled(script string) fs.FS {
	return fstest.MapFS{
		"policy.json":      {Data: []byte(manifest)},
		"rules/rule.rhai":  {Data: []byte(script)},
		"rules/rule.rhai~": {Data: []byte("what an editor left behind")},
		"notes/plan.md":    {Data: []byte("not a part of the policy")},
	}
}

func TestReadsAFolderAndNothingElseInIt(t *testing.T) {
	desk := ready(t)
	script := `case.advise("social-worker", "Look again.");`
	policy := must(desk.LoadPolicyFS(ctx, ruled(script)))
	same := must(desk.LoadPolicyFiles(ctx, []byte(manifest), map[string][]byte{"rules/rule.rhai": []byte(script)}))
	if policy.SHA256 != same.SHA256 {
		t.Fatal("what is no part of the policy was read")
	}
	if _, err := desk.LoadPolicyFS(ctx, fstest.MapFS{}); err == nil {
		t.Fatal("a folder without a policy was read")
	}
}

func TestAPackIsRefusedIfItIsNone(t *testing.T) {
	_, err := ready(t).LoadPolicy(ctx, []byte(manifest))
	if code(err) != "unknown-format" {
		t.Fatal(err)
	}
}

// hostile is a script of tests/hostile.
func hostile(name string) string {
	var all struct {
		Scripts []struct {
			Name, Script, Head, Body, Tail string
			Times                          int
		}
	}
	unmarshal(read("../tests/hostile/scripts.json"), &all)
	for _, one := range all.Scripts {
		if one.Name == name {
			return one.Script + one.Head + strings.Repeat(one.Body, one.Times) + one.Tail
		}
	}
	panic("there is no hostile script " + name)
}

func TestAHostileRuleIsRefusedWithItsFile(t *testing.T) {
	desk := ready(t)
	policy := must(desk.LoadPolicyFS(ctx, ruled(hostile("loop for ever"))))
	_, err := desk.Compile(ctx, desk.plan, []*reunify.Policy{policy}, reunify.Options{})
	var wrong *reunify.Error
	if !errors.As(err, &wrong) || wrong.Code != "script-forbidden" {
		t.Fatal(err)
	}
	if place := wrong.Diagnostics[0].Place; place.File != "local/rules/rule.rhai" || place.Span.Line != 1 {
		t.Fatalf("%+v", place)
	}
}

func TestAHostileRuleFailsAndTheEvaluationGoesOn(t *testing.T) {
	desk := ready(t)
	policy := must(desk.LoadPolicyFS(ctx, ruled(hostile("many findings"))))
	engine := must(desk.Compile(ctx, desk.plan, []*reunify.Policy{policy}, reunify.Options{}))
	var local, plain struct {
		Failed    []struct{ Problem reunify.Diagnostic } `json:"failed-rules"`
		Deadlines json.RawMessage
	}
	unmarshal(must(engine.Evaluate(ctx, desk.family, on)), &local)
	unmarshal(must(desk.engine.Evaluate(ctx, desk.family, on)), &plain)
	if len(local.Failed) != 1 || local.Failed[0].Problem.Place.Span.Line != 1 {
		t.Fatalf("%+v", local.Failed)
	}
	if len(plain.Failed) != 0 || string(local.Deadlines) != string(plain.Deadlines) {
		t.Fatal("the evaluation did not go on")
	}
}

func TestLimitsOfTheHostHold(t *testing.T) {
	desk := ready(t)
	twice := strings.Repeat("case.advise(\"social-worker\", \"Look again.\");\n", 2)
	policies := []*reunify.Policy{must(desk.LoadPolicyFS(ctx, ruled(twice)))}
	for most, failed := range map[uint64]int{0: 0, 2: 0, 1: 1} {
		limited := reunify.Options{Limits: reunify.Limits{Findings: most}}
		engine := must(desk.Compile(ctx, desk.plan, policies, limited))
		var answer struct {
			Failed []struct{ Problem reunify.Diagnostic } `json:"failed-rules"`
		}
		unmarshal(must(engine.Evaluate(ctx, desk.family, on)), &answer)
		if len(answer.Failed) != failed {
			t.Errorf("%d findings: %+v", most, answer.Failed)
		}
	}
	_, err := desk.Compile(ctx, desk.plan, policies, reunify.Options{Limits: reunify.Limits{Script: 10}})
	if code(err) != "script-limit" {
		t.Fatal(err)
	}
}

func TestACalendarThatIsNoneIsRefused(t *testing.T) {
	desk := ready(t)
	_, err := desk.Compile(ctx, desk.plan, nil, reunify.Options{Calendar: []byte(`{}`)})
	if code(err) != "invalid-calendar" {
		t.Fatal(err)
	}
}

func TestAPolicyThatLoosensTheLawIsRefused(t *testing.T) {
	desk := ready(t)
	policy := must(desk.LoadPolicyFS(ctx, folder("refused/fewer-visits")))
	_, err := desk.Compile(ctx, desk.plan, []*reunify.Policy{policy}, reunify.Options{})
	if code(err) != "policy-loosens-law" || !strings.Contains(err.Error(), "policy-loosens-law: ") {
		t.Fatal(err)
	}
}

func unmarshal(answer json.RawMessage, into any) {
	if err := json.Unmarshal(answer, into); err != nil {
		panic(err)
	}
}
