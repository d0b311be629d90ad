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
		return 0, disposed("this")
	}
	if err := k.instance.usable(); err != nil {
		return 0, err
	}
	if k.instance != in {
		return 0, &Error{Code: CodeUnknownHandle, Message: "this was loaded in another instance"}
	}
	return k.number, nil
}

// Close lets go of the memory. What was made from this can still be used. It takes no context: what
// is closed after a request was cancelled must be let go of too.
func (k *kept) Close() error {
	if k.closed || k.instance.usable() != nil {
		k.closed = true
		return nil
	}
	_, err := k.instance.raw(context.Background(), request{"call": "drop", "handle": k.number})
	k.closed = err == nil
	return err
}
