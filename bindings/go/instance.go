package reunify

import (
	"context"
	"sync/atomic"

	"github.com/tetratelabs/wazero/api"
)

// Instance holds plans, policies, engines and cases, and answers from them. It, and all that was
// made with it, is used by one goroutine at a time: for more, take a [Pool].
type Instance struct {
	running           api.Module
	alloc, call, free api.Function
	state             atomic.Int32
	busy              atomic.Bool
}

// The states of an instance.
const (
	answers int32 = iota
	closed
	stopped
)

// Close ends the instance, and lets go of all that it holds.
func (i *Instance) Close() error {
	if !i.busy.CompareAndSwap(false, true) {
		return inUse()
	}
	defer i.busy.Store(false)
	if !i.state.CompareAndSwap(answers, closed) {
		return nil
	}
	return i.release()
}

// Lost says whether the instance stopped. It cannot be used any more.
func (i *Instance) Lost() bool { return i.state.Load() == stopped }

// MemorySize is how many bytes the instance has taken for its memory: at most 256 MiB.
func (i *Instance) MemorySize() uint32 {
	if i.usable() != nil {
		return 0
	}
	return i.running.Memory().Size()
}

// Version is the version of the core.
func (i *Instance) Version(ctx context.Context) (string, error) {
	var answer struct {
		Reunify string `json:"reunify"`
	}
	err := i.ask(ctx, request{"call": "version"}, &answer)
	return answer.Reunify, err
}

func (i *Instance) usable() error {
	switch i.state.Load() {
	case closed:
		return disposed("this instance")
	case stopped:
		return lost(nil)
	}
	return nil
}

// stop throws away an instance that did not come to the end of a call: what it holds must not be
// used.
func (i *Instance) stop(cause error) error {
	i.state.Store(stopped)
	_ = i.release() // the cause says more
	return lost(cause)
}

// release lets go of the memory, though the instance itself may be kept.
func (i *Instance) release() error {
	running := i.running
	i.running, i.alloc, i.call, i.free = nil, nil, nil, nil
	return running.Close(context.Background())
}
