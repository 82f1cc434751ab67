package storage

import (
	"context"
	"fmt"

	"sandtable/storage/queries"
)

// Setting returns a setting, or ErrNotFound when it was never made.
func (l *Library) Setting(ctx context.Context, key string) (string, error) {
	var value string
	err := l.read(ctx, fmt.Sprintf("read setting %s", key), func(q *queries.Queries) (err error) {
		value, err = q.GetSetting(ctx, key)
		return err
	})
	return value, err
}

// Settings returns all settings by their keys.
func (l *Library) Settings(ctx context.Context) (map[string]string, error) {
	settings := map[string]string{}
	err := l.read(ctx, "read settings", func(q *queries.Queries) error {
		rows, err := q.ListSettings(ctx)
		for _, row := range rows {
			settings[row.Key] = row.Value
		}
		return err
	})
	return settings, err
}

// PutSetting makes or changes a setting.
func (l *Library) PutSetting(ctx context.Context, key, value string) error {
	err := l.write(ctx, fmt.Sprintf("put setting %s", key), func(q *queries.Queries) error {
		return q.PutSetting(ctx, queries.PutSettingParams{Key: key, Value: value})
	})
	if err != nil {
		return err
	}
	l.onChange(Change{Kind: KindSetting, ID: key})
	return nil
}

// DeleteSetting takes a setting back, so that the default holds again.
func (l *Library) DeleteSetting(ctx context.Context, key string) error {
	err := l.write(ctx, fmt.Sprintf("delete setting %s", key), func(q *queries.Queries) error {
		return found(q.DeleteSetting(ctx, key))
	})
	if err != nil {
		return err
	}
	l.onChange(Change{Kind: KindSetting, ID: key, Deleted: true})
	return nil
}
