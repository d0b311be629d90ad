package reunify_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"os"
	"sync"

	"github.com/reunify/reunify/bindings/go"
)

// What is overdue for a child on a day.
func Example() {
	ctx := context.Background()
	module, err := reunify.NewModule(ctx, reunify.ModuleOptions{}) // once in a process
	if err != nil {
		log.Fatal(err)
	}
	defer module.Close()
	instance, err := module.NewInstance(ctx) // for one goroutine
	if err != nil {
		log.Fatal(err)
	}
	defer instance.Close()
	plan, err := instance.LoadPlan(ctx, reunify.ReunificationPlan())
	if err != nil {
		log.Fatal(err)
	}
	engine, err := instance.Compile(ctx, plan, nil, reunify.Options{})
	if err != nil {
		log.Fatal(err)
	}
	stored, err := os.ReadFile("../../examples/cases/planned-return-s20.json")
	if err != nil {
		log.Fatal(err)
	}
	family, err := instance.LoadCase(ctx, stored)
	if err != nil {
		log.Fatal(err)
	}
	defer family.Close()
	evaluation, err := engine.Evaluate(ctx, family, reunify.At{AsOf: "2026-02-20"})
	if err != nil {
		log.Fatal(err)
	}
	var answer struct {
		Stage     struct{ Title string }
		Deadlines []struct{ Title, Status, Due string }
	}
	if err := json.Unmarshal(evaluation, &answer); err != nil {
		log.Fatal(err)
	}
	fmt.Println(answer.Stage.Title)
	for _, deadline := range answer.Deadlines {
		if deadline.Status == "overdue" {
			fmt.Println("overdue:", deadline.Title, deadline.Due)
		}
	}
	// Output:
	// Review of progress and decision 3
	// overdue: Visit to the child in placement 2026-02-17
}

func ExampleInstance_LoadPolicyFS() {
	instance, plan := start()
	defer instance.Close()
	policy, err := instance.LoadPolicyFS(ctx, os.DirFS("../../examples/policies/northshire"))
	if err != nil {
		log.Fatal(err)
	}
	engine, err := instance.Compile(ctx, plan, []*reunify.Policy{policy}, reunify.Options{})
	if err != nil {
		log.Fatal(err)
	}
	defer engine.Close()
	fmt.Println(policy.ID, policy.Version)
	// Output: northshire 1.1.0
}

// Why the child is at a stage, as a parent is told.
func ExampleEngine_Explain() {
	engine, family := opened()
	parent := reunify.At{AsOf: "2026-02-20", Reader: reunify.Parent}
	explanation, err := engine.Explain(ctx, family, "stage", parent)
	if err != nil {
		log.Fatal(err)
	}
	var words struct{ Text string }
	if err := json.Unmarshal(explanation, &words); err != nil {
		log.Fatal(err)
	}
	fmt.Println(words.Text)
	// Output:
	// Looking at how things are going
	// This is where things are now: looking at how things are going.
	// This part began on 3 December 2025.
}

// A new case, its first entry, and an entry that is refused.
func ExampleEngine_Append() {
	instance, plan := start()
	defer instance.Close()
	engine, err := instance.Compile(ctx, plan, nil, reunify.Options{})
	if err != nil {
		log.Fatal(err)
	}
	family, err := instance.NewCase(ctx, "case-1", plan.Stamp)
	if err != nil {
		log.Fatal(err)
	}
	const entry = `{"occurred":"2026-02-20","recorded":"2026-02-20T12:00:00Z","actor":{"role":"social-worker"},
		"type":"fact","id":%q,"standing":"known","value":"2015-03-04","source":"Birth certificate"}`
	for _, id := range []string{"date-of-birth", "birthday"} {
		receipt, err := engine.Append(ctx, family, fmt.Appendf(nil, entry, id))
		var refused *reunify.Error
		if errors.As(err, &refused) {
			fmt.Println("refused:", refused.Code, refused.Place())
			continue
		}
		var appended struct {
			Event struct{ Seq int }
		}
		if err := errors.Join(err, json.Unmarshal(receipt, &appended)); err != nil {
			log.Fatal(err)
		}
		fmt.Println("event", appended.Event.Seq) // store it, under this number
	}
	// Output:
	// event 1
	// refused: unknown-item /id
}

func ExampleError() {
	instance, _ := start()
	defer instance.Close()
	_, err := instance.LoadCase(ctx, []byte("{\n  \"format\": \"reunify-case/1\",\n  \"id\": 7\n}"))
	var wrong *reunify.Error
	if errors.As(err, &wrong) {
		for _, each := range wrong.Diagnostics {
			fmt.Println(each.Code, each.Place.Pointer, "on line", each.Place.Span.Line)
		}
	}
	// Output: wrong-type /id on line 3
}

// Many goroutines, on two instances.
func ExamplePool() {
	prepare := func(ctx context.Context, instance *reunify.Instance) (*reunify.Engine, error) {
		plan, err := instance.LoadPlan(ctx, reunify.ReunificationPlan())
		if err != nil {
			return nil, err
		}
		return instance.Compile(ctx, plan, nil, reunify.Options{})
	}
	pool := reunify.NewPool(module(), prepare, reunify.PoolOptions{Size: 2})
	defer pool.Close()
	stored := read(planned)
	evaluate := func() error {
		return pool.Do(ctx, func(instance *reunify.Instance, engine *reunify.Engine) error {
			family, err := instance.LoadCase(ctx, stored)
			if err != nil {
				return err
			}
			defer family.Close()
			_, err = engine.Evaluate(ctx, family, on)
			return err
		})
	}
	var all sync.WaitGroup
	for range 6 {
		all.Go(func() {
			if err := evaluate(); err != nil {
				log.Fatal(err)
			}
		})
	}
	all.Wait()
	fmt.Println("evaluated")
	// Output: evaluated
}

func start() (*reunify.Instance, *reunify.Plan) {
	instance := must(module().NewInstance(ctx))
	return instance, must(instance.LoadPlan(ctx, reunify.ReunificationPlan()))
}

func opened() (*reunify.Engine, *reunify.Case) {
	instance, plan := start()
	return must(instance.Compile(ctx, plan, nil, reunify.Options{})), must(instance.LoadCase(ctx, read(planned)))
}
