package reunify

import (
	"context"
	"errors"
	"runtime"
	"sync"
)

// Pool lends instances to goroutines, each to one piece of work at a time. One that stopped is
// thrown away, and a fresh one is prepared for whoever comes next.
type Pool[T any] struct {
	module  *Module
	prepare func(context.Context, *Instance) (T, error)
	places  chan struct{}

	guard  sync.Mutex
	idle   []prepared[T]
	closed bool
}

type prepared[T any] struct {
	instance *Instance
	with     T
}

// PoolOptions are how a pool is made. The zero value is as usual.
type PoolOptions struct {
	// Size is the most instances that there are at a time: GOMAXPROCS, if it is zero.
	Size int
}

// NewPool is a pool of instances, made as they are needed. prepare loads what each needs, and its
// result is lent with the instance: an engine, say.
func NewPool[T any](module *Module, prepare func(context.Context, *Instance) (T, error), options PoolOptions) *Pool[T] {
	size := options.Size
	if size < 1 {
		size = runtime.GOMAXPROCS(0)
	}
	return &Pool[T]{module: module, prepare: prepare, places: make(chan struct{}, size)}
}

// Do lends an instance for a piece of work, and waits for one if all are lent. The work closes what
// it loads, or the instance holds it for good, and it keeps nothing of the instance. If it closes
// the instance itself, that one is thrown away.
func (p *Pool[T]) Do(ctx context.Context, work func(instance *Instance, with T) error) error {
	select {
	case p.places <- struct{}{}:
		defer func() { <-p.places }()
	case <-ctx.Done():
		return ctx.Err()
	}
	lent, err := p.take(ctx)
	if err != nil {
		return err
	}
	defer p.giveBack(lent)
	return work(lent.instance, lent.with)
}

func (p *Pool[T]) take(ctx context.Context) (prepared[T], error) {
	lent, found, err := p.takeIdle()
	if err != nil || found {
		return lent, err
	}
	return p.fresh(ctx)
}

func (p *Pool[T]) takeIdle() (lent prepared[T], found bool, err error) {
	p.guard.Lock()
	defer p.guard.Unlock()
	if p.closed {
		return lent, false, disposed("this pool")
	}
	last := len(p.idle) - 1
	if last < 0 {
		return lent, false, nil
	}
	lent = p.idle[last]
	p.idle = p.idle[:last]
	return lent, true, nil
}

func (p *Pool[T]) fresh(ctx context.Context) (prepared[T], error) {
	instance, err := p.module.NewInstance(ctx)
	if err != nil {
		return prepared[T]{}, err
	}
	with, err := p.prepare(ctx, instance)
	if err != nil {
		return prepared[T]{}, errors.Join(err, instance.Close())
	}
	return prepared[T]{instance, with}, nil
}

func (p *Pool[T]) giveBack(lent prepared[T]) {
	p.guard.Lock()
	defer p.guard.Unlock()
	if p.closed || lent.instance.usable() != nil {
		_ = lent.instance.Close() // nobody is left to be told
		return
	}
	p.idle = append(p.idle, lent)
}

// Close ends the instances: those that are lent, once they come back.
func (p *Pool[T]) Close() error {
	p.guard.Lock()
	defer p.guard.Unlock()
	p.closed = true
	var errs []error
	for _, idle := range p.idle {
		errs = append(errs, idle.instance.Close())
	}
	p.idle = nil
	return errors.Join(errs...)
}
