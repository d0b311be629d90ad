package reunify_test

import (
	"encoding/json"
	"fmt"
	"log"
	"os"

	"github.com/reunify/reunify/bindings/go"
)

func Example() {
	module, err := reunify.NewModule(ctx) // once
	if err != nil {
		log.Fatal(err)
	}
	defer module.Close(ctx)
	instance, err := module.NewInstance(ctx) // for one goroutine
	if err != nil {
		log.Fatal(err)
	}
	plan, err := instance.LoadPlan(ctx, reunify.ReunificationPlan)
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
	defer family.Close(ctx)
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
