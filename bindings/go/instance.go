package reunify

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync/atomic"

	"github.com/tetratelabs/wazero/api"
)

// Instance holds plans, policies, engines and cases, and answers from them. It, and all that was
// made with it, is used by one goroutine at a time: for more, take a [Pool].
type Instance struct {
	running           api.Module
	alloc, call, free api.Function
	lost              bool
	busy              atomic.Bool
}

func joined(errs ...error) error { return errors.Join(errs...) }

// greet makes sure that the module is one that this package knows how to call.
func (i *Instance) greet(ctx context.Context) error {
	version := i.running.ExportedFunction("reunify_abi_version")
	if version == nil || i.alloc == nil || i.call == nil || i.free == nil {
		return &Error{Code: CodeABIVersion, Message: "the module is not reunify"}
	}
	results, err := version.Call(ctx)
	if err != nil {
		return i.lose(err)
	}
	if results[0] != abi {
		message := fmt.Sprintf("the module has version %d of the ABI; this package speaks %d", results[0], abi)
		return &Error{Code: CodeABIVersion, Message: message}
	}
	return nil
}

// Close ends the instance, and lets go of all that it holds.
func (i *Instance) Close(ctx context.Context) error {
	i.lost = true
	return i.running.Close(ctx)
}

// Lost says whether the instance stopped, and cannot be used any more.
func (i *Instance) Lost() bool { return i.lost }

// MemorySize is how many bytes the instance has taken for its memory: at most 256 MiB.
func (i *Instance) MemorySize() uint32 { return i.running.Memory().Size() }

// Version is the version of the core.
func (i *Instance) Version(ctx context.Context) (string, error) {
	var answer struct {
		Reunify string `json:"reunify"`
	}
	return answer.Reunify, i.ask(ctx, request{"call": "version"}, &answer)
}

// Send sends a request as it is written, and gives the response as it was written: see the page on
// the ABI. The other methods are made of it.
func (i *Instance) Send(ctx context.Context, request []byte) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !i.busy.CompareAndSwap(false, true) {
		return nil, &Error{Code: CodeInUse, Message: "another goroutine uses this instance: take a pool"}
	}
	defer i.busy.Store(false)
	if i.lost {
		return nil, lost(nil)
	}
	size := uint64(len(request))
	allocated, err := i.alloc.Call(ctx, size)
	if err != nil {
		return nil, i.lose(err)
	}
	place := uint32(allocated[0])
	if place == 0 || !i.running.Memory().Write(place, request) {
		return nil, i.lose(errors.New("there is no memory for the request"))
	}
	answered, err := i.call.Call(ctx, uint64(place), size)
	if err != nil {
		return nil, i.lose(err)
	}
	at, length := uint32(answered[0]>>32), uint32(answered[0])
	view, ok := i.running.Memory().Read(at, length)
	if !ok {
		return nil, i.lose(errors.New("the response is not in the memory"))
	}
	response := append([]byte(nil), view...)
	for _, piece := range [][2]uint64{{uint64(place), size}, {uint64(at), uint64(length)}} {
		if _, err := i.free.Call(ctx, piece[0], piece[1]); err != nil {
			return nil, i.lose(err)
		}
	}
	return response, nil
}

type request map[string]any

// ask sends a request, and reads what is answered into answer.
func (i *Instance) ask(ctx context.Context, request request, answer any) error {
	raw, err := i.raw(ctx, request)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, answer)
}

// raw sends a request, and gives what is answered as it was written.
func (i *Instance) raw(ctx context.Context, request request) (json.RawMessage, error) {
	sent, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	received, err := i.Send(ctx, sent)
	if err != nil {
		return nil, err
	}
	var response struct {
		OK    json.RawMessage `json:"ok"`
		Error *Error          `json:"error"`
	}
	if err := json.Unmarshal(received, &response); err != nil {
		return nil, fmt.Errorf("the response cannot be read: %w", err)
	}
	if response.Error != nil {
		return nil, response.Error
	}
	return response.OK, nil
}

// lose marks the instance as one that stopped. What it holds must not be used.
func (i *Instance) lose(cause error) error {
	i.lost = true
	return lost(cause)
}

func lost(cause error) error {
	message := "the module stopped: load what is needed again, in a fresh instance"
	return &Error{Code: CodeInstanceLost, Message: message, cause: cause}
}
