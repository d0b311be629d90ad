package reunify

import "context"

// kept is something that an instance keeps.
type kept struct {
	instance *Instance
	number   uint32
	closed   bool
}

// handle gives the number that the instance knows it by. In another instance the number may be of
// another child's case, so it is not given to one.
func (k *kept) handle(in *Instance) (uint32, error) {
	if k.closed {
		return 0, &Error{Code: CodeDisposed, Message: "this was closed, and cannot be used any more"}
	}
	if k.instance.lost {
		return 0, lost(nil)
	}
	if k.instance != in {
		return 0, &Error{Code: "unknown-handle", Message: "this was loaded in another instance"}
	}
	return k.number, nil
}

// Close lets go of the memory. What was made from this can still be used.
func (k *kept) Close(ctx context.Context) error {
	if k.closed || k.instance.lost {
		k.closed = true
		return nil
	}
	k.closed = true
	_, err := k.instance.raw(ctx, request{"call": "drop", "handle": k.number})
	return err
}
