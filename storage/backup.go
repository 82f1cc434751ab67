package storage

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// Backup writes a copy of the library to a new file. Others may go on writing meanwhile; the copy
// holds what was saved when it began.
func (l *Library) Backup(ctx context.Context, to string) error {
	return fault("back up library", l.copyTo(ctx, to))
}

// backUpBeforeUpdate copies the library to the folder "backups" and returns the copy's path.
func (l *Library) backUpBeforeUpdate(ctx context.Context, version int64) (string, error) {
	folder := filepath.Join(filepath.Dir(l.path), "backups")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", err
	}
	name := strings.TrimSuffix(filepath.Base(l.path), filepath.Ext(l.path))
	to := filepath.Join(folder, fmt.Sprintf("%s-schema%d-%s%s", name, version,
		l.now().UTC().Format("20060102T150405.000Z"), filepath.Ext(l.path)))
	return to, l.copyTo(ctx, to)
}

// copyTo makes the copy under another name first, so that what has the name of a backup is whole.
func (l *Library) copyTo(ctx context.Context, to string) error {
	if _, err := os.Lstat(to); err == nil {
		return fmt.Errorf("%s: %w", to, fs.ErrExist)
	}
	part := to + ".part"
	if err := os.Remove(part); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	// Not through the readers beside a writer: to SQLite the new file is a write, which they refuse.
	db := l.writer
	if l.ReadOnly() {
		db = l.readers
	}
	if _, err := db.ExecContext(ctx, "VACUUM INTO ?", part); err != nil {
		_ = os.Remove(part) // the error to tell is the one before
		return err
	}
	if err := flush(part); err != nil {
		return err
	}
	return os.Rename(part, to)
}

// flush waits until the file is on the disk; VACUUM INTO does not.
func flush(path string) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(file.Sync(), file.Close())
}
