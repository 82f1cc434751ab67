package storage

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"
	"time"
)

// BackupKind says why a copy of the library was made.
type BackupKind string

// The kinds of backups.
const (
	BackupDaily    BackupKind = "daily"
	BackupUpdate   BackupKind = "update"   // before a new version of the program changed the tables
	BackupManual   BackupKind = "manual"   // because the user asked for it
	BackupReplaced BackupKind = "replaced" // before another backup took the library's place
)

// A BackupFile is a copy of the library in the folder "backups" beside it.
type BackupFile struct {
	Path      string
	Kind      BackupKind
	CreatedAt time.Time
	Bytes     int64
}

// backupsKept is how many automatic backups stay; those that a user asked for, or that hold what was replaced, all do.
const backupsKept = 10

// Backups lists the copies of the library at path, the last one first. The library itself may be damaged or gone.
func Backups(path string) ([]BackupFile, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, fault("list backups", err)
	}
	files, err := os.ReadDir(backupFolder(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fault("list backups", err)
	}
	var backups []BackupFile
	for _, file := range files {
		backup, ok := backupOf(path, file.Name())
		info, err := file.Info()
		if !ok || err != nil || !info.Mode().IsRegular() {
			continue // not ours, half-made, or just removed
		}
		backup.Bytes = info.Size()
		backups = append(backups, backup)
	}
	sort.SliceStable(backups, func(i, j int) bool { return backups[i].CreatedAt.After(backups[j].CreatedAt) })
	return backups, nil
}

// backupOf reads a backup's name: library-daily-20260105T090000.000Z.sqlite.
func backupOf(library, name string) (BackupFile, bool) {
	rest, ours := strings.CutPrefix(name, stem(library)+"-")
	rest, whole := strings.CutSuffix(rest, filepath.Ext(library))
	why, at, cut := strings.Cut(rest, "-")
	created, err := time.Parse(backupTime, at)
	if !ours || !whole || !cut || err != nil {
		return BackupFile{}, false
	}
	kind := BackupKind(why)
	switch kind {
	case BackupDaily, BackupManual, BackupReplaced:
	default:
		schema, before := strings.CutPrefix(why, "schema")
		if _, err := strconv.Atoi(schema); !before || err != nil {
			return BackupFile{}, false
		}
		kind = BackupUpdate
	}
	return BackupFile{Path: filepath.Join(backupFolder(library), name), Kind: kind, CreatedAt: created}, true
}

// BackUpNow copies the library to the folder "backups" and reads the copy through.
func (l *Library) BackUpNow(ctx context.Context) (BackupFile, error) {
	backup, err := l.backUp(ctx, BackupManual)
	return backup, fault("back up library", err)
}

func (l *Library) backUp(ctx context.Context, kind BackupKind) (BackupFile, error) {
	to, err := l.backUpAs(ctx, string(kind))
	if err != nil {
		return BackupFile{}, err
	}
	if _, err := examine(ctx, to, released()); err != nil {
		return BackupFile{}, errors.Join(err, os.Remove(to))
	}
	info, err := os.Stat(to)
	if err != nil {
		return BackupFile{}, err
	}
	backup, _ := backupOf(l.path, filepath.Base(to))
	backup.Bytes = info.Size()
	return backup, nil
}

// BackUpDaily copies the library unless an automatic backup is younger than a day or nothing is in it, and removes
// the oldest automatic ones. It tells whether it made one.
func (l *Library) BackUpDaily(ctx context.Context) (bool, error) {
	made, err := l.backUpDaily(ctx)
	return made, fault("back up library", err)
}

func (l *Library) backUpDaily(ctx context.Context) (bool, error) {
	if l.ReadOnly() {
		return false, nil
	}
	projects, err := l.Projects(ctx)
	if err != nil || len(projects) == 0 {
		return false, err
	}
	backups, err := Backups(l.path)
	if err != nil {
		return false, err
	}
	for _, backup := range backups {
		if backup.automatic() && l.now().Sub(backup.CreatedAt) < 24*time.Hour {
			return false, nil
		}
	}
	if _, err := l.backUp(ctx, BackupDaily); err != nil {
		return false, err
	}
	return true, prune(l.path)
}

func (b BackupFile) automatic() bool { return b.Kind == BackupDaily || b.Kind == BackupUpdate }

// prune removes all automatic backups but the last ones.
func prune(library string) error {
	backups, err := Backups(library)
	kept := 0
	for _, backup := range backups {
		if !backup.automatic() {
			continue
		}
		if kept++; kept > backupsKept {
			err = errors.Join(err, os.Remove(backup.Path))
		}
	}
	return err
}

// Sound reads the library or backup at path through and says what is wrong with it: ErrCorrupt, ErrNotALibrary,
// ErrTooNew, ErrNotFound. It changes nothing.
func Sound(ctx context.Context, path string) error {
	_, err := examine(ctx, path, released())
	return fault("check "+path, err)
}

func examine(ctx context.Context, path string, schema schema) (condition, error) {
	path, err := resolve(path)
	if err != nil {
		return condition{}, err
	}
	found, err := inspect(ctx, path, schema)
	if err != nil {
		return found, err
	}
	if found.empty {
		return found, ErrNotFound
	}
	return found, checkIntegrity(ctx, found)
}
