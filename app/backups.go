package app

import (
	"context"
	"errors"
	"io/fs"
	"log/slog"
	"path/filepath"
	"sync"
	"time"

	"sandtable/engine/problem"
	"sandtable/storage"
)

// Backup is a copy of the library in the folder "backups" beside it.
type Backup struct {
	Name      string             `json:"name" doc:"Of its file"`
	Path      string             `json:"path"`
	Kind      storage.BackupKind `json:"kind" enum:"daily,update,manual,replaced"`
	CreatedAt time.Time          `json:"createdAt"`
	Bytes     int64              `json:"bytes"`
}

// Backups is the service for copies of the library.
type Backups struct {
	library *storage.Library
	log     *slog.Logger
	open    context.Context // ends when the application closes
	stop    context.CancelFunc
	running sync.WaitGroup
}

func newBackups(library *storage.Library, log *slog.Logger) *Backups {
	open, stop := context.WithCancel(context.Background())
	return &Backups{library: library, log: log, open: open, stop: stop}
}

// close breaks off the daily backup.
func (s *Backups) close() {
	s.stop()
	s.running.Wait()
}

// List is every backup, the last one first.
func (s *Backups) List() ([]Backup, error) { return BackupsOf(s.library.Path()) }

// Make copies the library to the folder "backups" and reads the copy through.
func (s *Backups) Make(ctx context.Context) (Backup, error) {
	made, err := s.library.BackUpNow(ctx)
	return backupOf(made), backupProblem(err)
}

// MakeAt copies the library to a new file.
func (s *Backups) MakeAt(ctx context.Context, path string) error {
	err := s.library.Backup(ctx, path)
	if err == nil {
		err = storage.Sound(ctx, path)
	}
	return backupProblem(err)
}

// Daily begins to make a backup, unless there is one of today. It does not wait for it; the list shows what came of it.
func (s *Backups) Daily() {
	s.running.Go(func() {
		if _, err := s.library.BackUpDaily(s.open); err != nil && s.open.Err() == nil {
			s.log.Warn("today's backup of the library was not made", "error", err)
		}
	})
}

// Restore puts a backup of the list in the place of the library, which is kept as another backup.
func (s *Backups) Restore(ctx context.Context, name string) (Backup, error) {
	all, err := s.List()
	if err != nil {
		return Backup{}, err
	}
	for _, backup := range all {
		if backup.Name == name {
			return s.RestoreFrom(ctx, backup.Path)
		}
	}
	return Backup{}, notFound(aBackup)
}

// RestoreFrom puts any library or backup in the place of the library, which is kept as a backup.
func (s *Backups) RestoreFrom(ctx context.Context, path string) (Backup, error) {
	aside, err := s.library.Restore(ctx, path)
	if err != nil {
		return Backup{}, restoreProblem(path, err)
	}
	all, err := s.List()
	for _, backup := range all {
		if backup.Path == aside {
			return backup, nil
		}
	}
	return Backup{Name: filepath.Base(aside), Path: aside, Kind: storage.BackupReplaced}, err
}

// BackupsOf lists the backups of the library at path, which itself may be damaged.
func BackupsOf(path string) ([]Backup, error) {
	found, err := storage.Backups(path)
	return each(found, backupOf), backupProblem(err)
}

// CheckLibrary reads a library or backup through and says what is wrong with it.
func CheckLibrary(ctx context.Context, path string) error {
	if err := storage.Sound(ctx, path); err != nil {
		return cannotOpen(path, err)
	}
	return nil
}

// ReplaceLibrary puts a backup in the place of a library that cannot be opened, and returns where that is kept.
func ReplaceLibrary(ctx context.Context, path, from string) (string, error) {
	aside, err := storage.Replace(ctx, path, from)
	return aside, restoreProblem(from, err)
}

func backupOf(b storage.BackupFile) Backup {
	return Backup{filepath.Base(b.Path), b.Path, b.Kind, b.CreatedAt, b.Bytes}
}

func backupProblem(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrExist):
		return problem.New("backup.exists",
			problem.Say("There is a file of that name already. A backup never replaces a file.", "已存在同名文件。备份不会覆盖任何文件。"),
			problem.Say("Choose another name.", "请换一个文件名。")).Because(err)
	case errors.Is(err, storage.ErrDiskFull):
		return problem.New(CodeDiskFull,
			problem.Say("The disk is full; no backup was made.", "磁盘空间不足，未创建备份。"),
			problem.Say("Free some space or choose another disk.", "请释放空间，或选择其他磁盘。")).Because(err)
	case errors.Is(err, storage.ErrReadOnly):
		return problem.New(CodeReadOnly,
			problem.Say("The folder of the backups cannot be written to.", "无法写入备份所在的文件夹。"),
			problem.Say("Allow writing there, or make the backup in another folder.", "请解除写保护，或备份到其他文件夹。")).Because(err)
	}
	return unavailable(err)
}

// restoreProblem explains why a backup was not restored. Nothing was changed then.
func restoreProblem(from string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, storage.ErrBusy):
		return problem.New(CodeBusy,
			problem.Say("Another window or server has the library open. Nothing was changed.", "另一个窗口或服务正在使用流程库，未做任何改动。"),
			problem.Say("Close it, then restore again.", "请先将其关闭，然后重新恢复。")).Because(err)
	case errors.Is(err, storage.ErrCorrupt):
		return problem.New("backup.damaged",
			problem.Say("This backup is damaged. Your library was left as it is.", "该备份已损坏。您的流程库未做任何改动。"),
			problem.Say("Choose another backup.", "请选择其他备份。")).Because(err).In(from)
	case errors.Is(err, storage.ErrNotALibrary), errors.Is(err, storage.ErrTooNew), errors.Is(err, storage.ErrNotFound):
		p := problem.Of(cannotOpen(from, err))
		if errors.Is(err, storage.ErrNotFound) {
			p = notFound(aBackup)
		}
		return p.Because(err).In(from)
	}
	return backupProblem(err)
}
