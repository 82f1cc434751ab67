package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"sandtable/app"
	"sandtable/engine/problem"
)

func (c *console) library() *cobra.Command {
	var path string
	cmd := &cobra.Command{
		Use:   "library",
		Short: c.say("Look after your library: check, back up, restore", "维护流程库：检查、备份、恢复"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return noArguments(cmd, args)
			}
			return c.print(c.helpText(cmd))
		},
	}
	cmd.PersistentFlags().StringVar(&path, "library", "", c.say("this library `FILE` instead of yours", "使用该流程库文件 `FILE`，而不是默认的"))
	on := func(do func(ctx context.Context, library string, args []string) error) func(*cobra.Command, []string) error {
		return func(cmd *cobra.Command, args []string) error {
			library := path
			if library == "" {
				var err error
				if library, err = app.DefaultLibraryPath(); err != nil {
					return err
				}
			}
			return do(cmd.Context(), library, args)
		}
	}
	cmd.AddCommand(
		&cobra.Command{Use: "path", Short: c.say("Say where it is", "显示流程库的位置"), Args: noArguments, RunE: on(c.libraryPath)},
		&cobra.Command{Use: "check [FILE]", Short: c.say("Read it, or a backup, through", "完整检查流程库或某个备份"), Args: atMostOne, RunE: on(c.checkLibrary)},
		&cobra.Command{Use: "backup [FILE]", Short: c.say("Copy it to a new file, or to the folder of its backups", "备份到新文件；不写文件名时存入备份文件夹"), Args: atMostOne, RunE: on(c.backUp)},
		&cobra.Command{Use: "backups", Short: c.say("List its backups", "列出所有备份"), Args: noArguments, RunE: on(c.listBackups)},
		&cobra.Command{
			Use: "restore FILE", Short: c.say("Put a backup in its place; what is there now is kept", "用备份替换流程库；现有内容会另行保留"),
			Example: "  sandtable library backups\n  sandtable library restore backups/library-daily-20260105T090000.000Z.sqlite\n",
			Args:    oneBackup, RunE: on(c.restore),
		},
	)
	return cmd
}

func (c *console) libraryPath(_ context.Context, library string, _ []string) error {
	return c.tellOrAnswer(library+"\n", struct {
		Path string `json:"path"`
	}{library})
}

func (c *console) checkLibrary(ctx context.Context, library string, args []string) error {
	if len(args) > 0 {
		library = args[0]
	} else if err := begun(library); err != nil {
		return err
	}
	if err := app.CheckLibrary(ctx, library); err != nil {
		return err
	}
	return c.tellOrAnswer(c.say("%[1]s is sound.\n", "%[1]s 完好无损。\n", library), struct {
		Path  string `json:"path"`
		Sound bool   `json:"sound"`
	}{library, true})
}

// begun refuses a library that is not there yet, rather than making it.
func begun(library string) error {
	if _, err := os.Stat(library); errors.Is(err, fs.ErrNotExist) {
		return problem.New("cli.no-library", problem.Say("there is no library here yet", "此处还没有流程库"),
			problem.Say("it is made when Sandtable is first opened; another one is named with --library", "首次打开沙盘时会自动创建；可用 --library 指定其他流程库")).In(library)
	}
	return nil
}

func (c *console) backUp(ctx context.Context, library string, args []string) (err error) {
	if err := begun(library); err != nil {
		return err
	}
	if err := app.CheckLibrary(ctx, library); err != nil {
		return err
	}
	a, err := app.New(library, app.Options{})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	to := ""
	if len(args) > 0 {
		to = args[0]
		err = a.Backups.MakeAt(ctx, to)
	} else {
		var made app.Backup
		made, err = a.Backups.Make(ctx)
		to = made.Path
	}
	if err != nil {
		return err
	}
	return c.tellOrAnswer(c.say("Backed up to %[1]s\n", "已备份到 %[1]s\n", to), struct {
		Path string `json:"path"`
	}{to})
}

func (c *console) listBackups(_ context.Context, library string, _ []string) error {
	found, err := app.BackupsOf(library)
	if err != nil {
		return err
	}
	if c.json {
		return c.answer(struct {
			Items []app.Backup `json:"items"`
		}{found})
	}
	if len(found) == 0 {
		return c.print(c.say("There are no backups yet.\n", "还没有备份。\n"))
	}
	t := &table{left: 3}
	for _, b := range found {
		t.row(b.CreatedAt.Local().Format("2006-01-02 15:04"), c.backupKind(b), b.Path)
	}
	return c.print(t.String())
}

func (c *console) backupKind(b app.Backup) string {
	switch b.Kind {
	case "daily":
		return c.say("daily", "每日")
	case "update":
		return c.say("before an update", "升级前")
	case "replaced":
		return c.say("what was replaced", "被替换的内容")
	}
	return c.say("made by you", "手动")
}

func (c *console) restore(ctx context.Context, library string, args []string) error {
	aside, err := restoreInto(ctx, library, args[0])
	if err != nil {
		return err
	}
	text := c.say("Restored from %[1]s\n", "已从 %[1]s 恢复\n", args[0])
	if aside != "" {
		text += c.say("What was there is in %[1]s\n", "原有内容保存在 %[1]s\n", aside)
	}
	return c.tellOrAnswer(text, struct {
		From string `json:"from"`
		Kept string `json:"kept,omitempty"`
	}{args[0], aside})
}

// restoreInto restores into a library that is sound, and in the place of one that is damaged or gone.
func restoreInto(ctx context.Context, library, from string) (aside string, err error) {
	if app.CheckLibrary(ctx, library) != nil {
		return app.ReplaceLibrary(ctx, library, from)
	}
	a, err := app.New(library, app.Options{})
	if err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, a.Close()) }()
	kept, err := a.Backups.RestoreFrom(ctx, from)
	return kept.Path, err
}

func (c *console) tellOrAnswer(text string, value any) error {
	if c.json {
		return c.answer(value)
	}
	return c.print(text)
}

func atMostOne(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return noArguments(cmd, args[1:])
	}
	return nil
}

func oneBackup(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return problem.New("cli.no-file",
			problem.Say("which backup?", "要恢复哪个备份？"),
			problem.Say("sandtable library backups lists them", "sandtable library backups 会列出所有备份"))
	}
	return atMostOne(cmd, args)
}
