package reunify

import (
	"context"
	"encoding/json"
)

// Engine is a plan with policies laid over it, ready to answer.
type Engine struct {
	kept
	plan *Plan
	// Warnings are what somebody should look at in the plan and the policies, though they can be used.
	Warnings []Diagnostic
}

// Options are what an engine is compiled with. The zero value is as usual.
type Options struct {
	// Calendar is a calendar document in place of the one for England and Wales.
	Calendar []byte
	// Limits are what a rule may use.
	Limits Limits
}

// Limits are what a rule may use. What is zero is as usual.
type Limits struct {
	Operations uint64 `json:"operations,omitempty"` // steps of a run
	Script     uint64 `json:"script,omitempty"`     // bytes of a script
	Depth      uint64 `json:"depth,omitempty"`      // expressions within expressions
	Text       uint64 `json:"text,omitempty"`       // bytes of one text
	Items      uint64 `json:"items,omitempty"`      // items of one list
	Variables  uint64 `json:"variables,omitempty"`  // names at one time
	Memory     uint64 `json:"memory,omitempty"`     // bytes of everything that a run makes
	Findings   uint64 `json:"findings,omitempty"`   // findings of one rule
}

// Compile lays policies over a plan. An [Error] says if one would loosen the law.
func (i *Instance) Compile(ctx context.Context, plan *Plan, policies []*Policy, options Options) (*Engine, error) {
	number, err := plan.handle(i)
	if err != nil {
		return nil, err
	}
	numbers := make([]uint32, 0, len(policies))
	for _, policy := range policies {
		number, err := policy.handle(i)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, number)
	}
	request := request{"call": "compile", "plan": number, "policies": numbers, "limits": options.Limits}
	if options.Calendar != nil {
		request["calendar"] = string(options.Calendar)
	}
	var compiled struct {
		Engine   uint32       `json:"engine"`
		Warnings []Diagnostic `json:"warnings"`
	}
	if err := i.ask(ctx, request, &compiled); err != nil {
		return nil, err
	}
	return &Engine{kept: kept{instance: i, number: compiled.Engine}, plan: plan, Warnings: compiled.Warnings}, nil
}

func (e *Engine) about(call string, of *Case) (request, error) {
	engine, err := e.handle(e.instance)
	if err != nil {
		return nil, err
	}
	number, err := of.handle(e.instance)
	if err != nil {
		return nil, err
	}
	return request{"call": call, "engine": engine, "case": number}, nil
}

// Evaluate says where a case stands on a day, with what had been recorded by a moment.
func (e *Engine) Evaluate(ctx context.Context, of *Case, at At) (json.RawMessage, error) {
	request, err := e.about("evaluate", of)
	if err != nil {
		return nil, err
	}
	at.into(request)
	return e.instance.raw(ctx, request)
}

// Explain says why an item of an evaluation is as it is.
func (e *Engine) Explain(ctx context.Context, of *Case, item string, at At) (json.RawMessage, error) {
	request, err := e.about("explain", of)
	if err != nil {
		return nil, err
	}
	at.into(request)
	request["item"] = item
	return e.instance.raw(ctx, request)
}

// Append adds an entry to a case's log, and gives the receipt. An [Error] has a Rejection if the
// plan does not allow it; the case is then as it was.
func (e *Engine) Append(ctx context.Context, to *Case, entry []byte) (json.RawMessage, error) {
	request, err := e.about("append", to)
	if err != nil {
		return nil, err
	}
	request["entry"] = string(entry)
	return e.instance.raw(ctx, request)
}

// Form is the JSON Schema of a form, with the fields that policies add. An action of an evaluation
// names its form.
func (e *Engine) Form(ctx context.Context, id string) (json.RawMessage, error) {
	engine, err := e.handle(e.instance)
	if err != nil {
		return nil, err
	}
	return e.instance.raw(ctx, request{"call": "form", "engine": engine, "item": id})
}

// Changes says what the policies change against the plan, which must not have been closed.
func (e *Engine) Changes(ctx context.Context) (json.RawMessage, error) {
	engine, err := e.handle(e.instance)
	if err != nil {
		return nil, err
	}
	plan, err := e.plan.handle(e.instance)
	if err != nil {
		return nil, err
	}
	return e.instance.raw(ctx, request{"call": "changes", "plan": plan, "engine": engine})
}
