package depot

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"sandtable/storage/depot/statements"
)

// writer is the only one that writes. A commit waits for the disk, so whoever comes while one is under way joins the next: many clients
// share one wait, and each has its part done or undone on its own (a savepoint).
type writer struct {
	db    *sql.DB
	queue chan *change
	ended chan struct{}
}

// mostTogether is how many changes share a commit.
const mostTogether = 64

// change is one caller's part of a transaction.
type change struct {
	do     func(*statements.Queries) error
	err    error
	panics any
	done   chan struct{}
}

func newWriter(db *sql.DB) *writer {
	w := &writer{db: db, queue: make(chan *change, mostTogether), ended: make(chan struct{})}
	go w.run()
	return w
}

// write carries out do in a transaction. When it returns nil, all that do wrote is on the disk; else none of it is.
func (w *writer) write(ctx context.Context, do func(*statements.Queries) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c := &change{do: do, done: make(chan struct{})}
	w.queue <- c
	<-c.done
	if c.panics != nil {
		panic(c.panics)
	}
	return c.err
}

func (w *writer) close() error {
	close(w.queue)
	<-w.ended
	return w.db.Close()
}

func (w *writer) run() {
	defer close(w.ended)
	for first := range w.queue {
		together := w.gather(first)
		if err := w.commit(together); err != nil {
			for _, c := range together {
				c.err = errors.Join(c.err, err)
			}
		}
		for _, c := range together {
			close(c.done)
		}
	}
}

// gather takes who else is waiting.
func (w *writer) gather(first *change) []*change {
	together := []*change{first}
	for len(together) < mostTogether {
		select {
		case c, open := <-w.queue:
			if !open {
				return together
			}
			together = append(together, c)
		default:
			return together
		}
	}
	return together
}

// commit carries out changes in one transaction. An error means that nothing was written by any of them.
func (w *writer) commit(together []*change) error {
	ctx := context.Background() // who has begun to wait is served
	tx, err := w.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	q := statements.New(tx)
	if len(together) == 1 { // alone it needs no savepoint
		if together[0].carryOut(q); together[0].err != nil {
			return nil
		}
		return tx.Commit()
	}
	wrote := false
	for _, c := range together {
		if err := part(ctx, tx, q, c); err != nil {
			return err
		}
		wrote = wrote || c.err == nil
	}
	if !wrote {
		return nil
	}
	return tx.Commit()
}

// carryOut does what the caller wants. A panic is the caller's to fall over.
func (c *change) carryOut(q *statements.Queries) {
	defer func() {
		if c.panics = recover(); c.panics != nil {
			c.err = fmt.Errorf("panic: %v", c.panics)
		}
	}()
	c.err = c.do(q)
}

// part carries out one change, and takes back what it wrote when it fails. An error means that the transaction is lost.
func part(ctx context.Context, tx *sql.Tx, q *statements.Queries, c *change) error {
	if _, err := tx.ExecContext(ctx, "SAVEPOINT part"); err != nil {
		return err
	}
	c.carryOut(q)
	end := "RELEASE part"
	if c.err != nil {
		end = "ROLLBACK TO part; RELEASE part"
	}
	_, err := tx.ExecContext(ctx, end)
	return err
}
