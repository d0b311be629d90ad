package reunify

import "context"

// Prepared is an instance of a pool, with what was prepared in it.
type Prepared[T any] struct {
	*Instance
	// With is what the pool's function loaded: an engine, say.
	With T
}

// Pool lends instances to goroutines, each to one at a time. One that stopped is thrown away, and a
// fresh one is prepared for whoever comes next.
type Pool[T any] struct {
	module  *Module
	prepare func(context.Context, *Instance) (T, error)
	idle    chan *Prepared[T]
	places  chan struct{}
}

// NewPool is a pool of at most so many instances, made as they are needed. prepare loads what each
// needs: a plan and its engine, say.
func NewPool[T any](module *Module, size int, prepare func(context.Context, *Instance) (T, error)) *Pool[T] {
	return &Pool[T]{
		module:  module,
		prepare: prepare,
		idle:    make(chan *Prepared[T], size),
		places:  make(chan struct{}, size),
	}
}

// Do lends an instance for a piece of work, and waits for one if all are lent. What the work loads
// it closes, or the instance keeps it. The work must not keep the instance.
func (p *Pool[T]) Do(ctx context.Context, work func(context.Context, *Prepared[T]) error) error {
	prepared, err := p.take(ctx)
	if err != nil {
		return err
	}
	defer p.giveBack(ctx, prepared)
	return work(ctx, prepared)
}

func (p *Pool[T]) take(ctx context.Context) (*Prepared[T], error) {
	select {
	case prepared := <-p.idle:
		return prepared, nil
	default:
	}
	select {
	case prepared := <-p.idle:
		return prepared, nil
	case p.places <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	prepared, err := p.fresh(ctx)
	if err != nil {
		<-p.places
	}
	return prepared, err
}

func (p *Pool[T]) fresh(ctx context.Context) (*Prepared[T], error) {
	instance, err := p.module.NewInstance(ctx)
	if err != nil {
		return nil, err
	}
	with, err := p.prepare(ctx, instance)
	if err != nil {
		return nil, joined(err, instance.Close(ctx))
	}
	return &Prepared[T]{Instance: instance, With: with}, nil
}

func (p *Pool[T]) giveBack(ctx context.Context, prepared *Prepared[T]) {
	if prepared.Lost() {
		_ = prepared.Close(ctx) // it has stopped already
		<-p.places
		return
	}
	p.idle <- prepared
}

// Close ends the instances that are not lent.
func (p *Pool[T]) Close(ctx context.Context) error {
	var errs []error
	for {
		select {
		case prepared := <-p.idle:
			errs = append(errs, prepared.Close(ctx))
			<-p.places
		default:
			return joined(errs...)
		}
	}
}
