package hub

import (
	"errors"
	"io/fs"

	"sandtable/engine/problem"
	"sandtable/storage/depot"
)

// Explain says to an administrator what went wrong with the hub's folder, and the way out. Other errors stay what they are.
func Explain(err error) error {
	for _, known := range []struct {
		kind          error
		code          string
		message, hint problem.Text
	}{
		{depot.ErrServed, "hub.served", problem.Say("Another hub serves this folder already.", "该数据目录已被另一个 Hub 进程使用。"),
			problem.Say("Stop it first, or name another folder with --data.", "请先停止它，或用 --data 指定其他目录。")},
		{depot.ErrTooNew, "hub.too-new", problem.Say("The folder was written by a later version of Sandtable.", "该数据目录由更新版本的 Sandtable 写入。"),
			problem.Say("Use that version. Nothing was changed.", "请使用该版本。数据未被改动。")},
		{depot.ErrNoHub, "hub.no-hub", problem.Say("What is in the folder is not a hub's.", "该目录中的文件不是 Hub 数据。"),
			problem.Say("Name another folder with --data. Nothing was changed.", "请用 --data 指定其他目录。数据未被改动。")},
		{depot.ErrFull, "hub.full", problem.Say("The disk is full.", "磁盘空间已满。"),
			problem.Say("Make room; “sandtable hub gc” takes away what nothing needs. What was acknowledged is safe.", "请清理磁盘；“sandtable hub gc”可清理无用数据。已确认的内容不受影响。")},
		{depot.ErrDamaged, "hub.damaged", problem.Say("Part of the hub's data is damaged or missing.", "Hub 的部分数据已损坏或缺失。"),
			problem.Say("“sandtable hub check” says what; a backup is a folder that can be served in its place.", "“sandtable hub check”会列出损坏的内容；备份目录可直接替换使用。")},
		{depot.ErrBusy, "hub.busy", problem.Say("Another process keeps the hub's database to itself.", "Hub 的数据库正被其他进程占用。"),
			problem.Say("Try again in a moment.", "请稍后重试。")},
		{fs.ErrPermission, "hub.permission", problem.Say("The hub's folder cannot be written to.", "无法写入 Hub 的数据目录。"),
			problem.Say("Give this user the right to, or name another folder with --data.", "请授予当前用户写权限，或用 --data 指定其他目录。")},
	} {
		if errors.Is(err, known.kind) {
			return problem.New(known.code, known.message, known.hint).Because(err)
		}
	}
	return err
}
