package reunify

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"unicode/utf8"
)

var (
	errNoMemory = errors.New("there is no memory for the request")
	errOutside  = errors.New("the response is not in the memory")
	errNeither  = errors.New("the response is neither an answer nor an error")
)

// Send sends a request as it is written, and gives the response as it was written: see the page on
// the ABI. The other methods are made of it.
func (i *Instance) Send(ctx context.Context, request []byte) ([]byte, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !i.busy.CompareAndSwap(false, true) {
		return nil, inUse()
	}
	defer i.busy.Store(false)
	if err := i.usable(); err != nil {
		return nil, err
	}
	if uint64(len(request)) > math.MaxUint32 {
		return nil, i.stop(errNoMemory)
	}
	if !utf8.Valid(request) {
		return nil, notUTF8("the request")
	}
	response, err := i.exchange(ctx, request)
	if err != nil {
		return nil, i.stop(err)
	}
	return response, nil
}

// exchange is one call, step for step as the page on the ABI has it.
func (i *Instance) exchange(ctx context.Context, request []byte) ([]byte, error) {
	length := uint64(len(request))
	allocated, err := i.alloc.Call(ctx, length)
	if err != nil {
		return nil, err
	}
	place := allocated[0]
	if place == 0 || !i.running.Memory().Write(uint32(place), request) {
		return nil, errNoMemory
	}
	answered, err := i.call.Call(ctx, place, length)
	if err != nil {
		return nil, err
	}
	if _, err := i.free.Call(ctx, place, length); err != nil {
		return nil, err
	}
	at, size := answered[0]>>32, answered[0]&math.MaxUint32
	inside, ok := i.running.Memory().Read(uint32(at), uint32(size))
	if !ok {
		return nil, errOutside
	}
	response := bytes.Clone(inside)
	_, err = i.free.Call(ctx, at, size)
	return response, err
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
	if err := onlyUTF8("the request", request); err != nil {
		return nil, err
	}
	sent, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	received, err := i.Send(ctx, sent)
	if err != nil {
		return nil, err
	}
	if answer, ok := bytes.CutPrefix(received, []byte(`{"ok":`)); ok {
		return bytes.TrimSuffix(answer, []byte("}")), nil
	}
	var response struct {
		Error *Error `json:"error"`
	}
	if err := json.Unmarshal(received, &response); err != nil {
		return nil, fmt.Errorf("the response cannot be read: %w", err)
	}
	if response.Error == nil {
		return nil, errNeither
	}
	return nil, response.Error
}

// onlyUTF8 refuses other text, which JSON would change on the way.
func onlyUTF8(name string, value any) error {
	valid := true
	switch value := value.(type) {
	case string:
		valid = utf8.ValidString(value)
	case Reader:
		valid = utf8.ValidString(string(value))
	case request:
		for name, field := range value {
			if err := onlyUTF8(name, field); err != nil {
				return err
			}
		}
	case map[string]string:
		for name, text := range value {
			if !utf8.ValidString(name) || !utf8.ValidString(text) {
				return notUTF8(name)
			}
		}
	}
	if !valid {
		return notUTF8(name)
	}
	return nil
}
