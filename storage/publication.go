package storage

import (
	"context"
	"encoding/json"
	"fmt"

	"sandtable/storage/queries"
)

// Publication is with what answers a process was published last; ErrNotFound where it never was.
func (l *Library) Publication(ctx context.Context, process ProcessID) (json.RawMessage, error) {
	var content json.RawMessage
	err := l.read(ctx, fmt.Sprintf("read publication of process %s", process), func(q *queries.Queries) error {
		row, err := q.GetPublication(ctx, string(process))
		content = json.RawMessage(row.Content)
		return err
	})
	return content, err
}

// PutPublication keeps them.
func (l *Library) PutPublication(ctx context.Context, process ProcessID, content json.RawMessage) error {
	return l.write(ctx, fmt.Sprintf("put publication of process %s", process), func(q *queries.Queries) error {
		return q.PutPublication(ctx, queries.PutPublicationParams{ProcessID: string(process), Content: string(content), Now: l.milliseconds()})
	})
}
