package api

import (
	"context"
	"net/http"

	"sandtable/app"
)

// BackupPath names the backup that a request is about.
type BackupPath struct {
	Name string `path:"name" doc:"As it stands in the list"`
}

// Backups is what there is of backups, and of what.
type Backups struct {
	Library string       `json:"library" doc:"Path of the library"`
	Items   []app.Backup `json:"items" nullable:"false" doc:"The last one first"`
}

func (r *routes) backups() {
	const all = "/api/backups"
	handle(r, operation(http.MethodGet, all, "listBackups", "Every backup of the library, the last one first"),
		func(context.Context, *none) (*body[Backups], error) {
			found, err := r.app.Backups.List()
			return answer(Backups{r.app.LibraryPath(), found}, err)
		})
	handle(r, withStatus(operation(http.MethodPost, all, "makeBackup", "Copy the library to the folder of its backups"), http.StatusCreated),
		func(ctx context.Context, _ *none) (*body[app.Backup], error) {
			return answer(r.app.Backups.Make(ctx))
		})
	handle(r, operation(http.MethodPost, all+"/{name}/restore", "restoreBackup", "Put a backup in the place of the library, which is kept as another; that is answered"),
		func(ctx context.Context, in *BackupPath) (*body[app.Backup], error) {
			return answer(r.app.Backups.Restore(ctx, in.Name))
		})
}
