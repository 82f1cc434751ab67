package app

import (
	"context"
	"errors"

	"sandtable/engine/problem"
	"sandtable/storage"
)

// Codes of problems that a door answers in a way of its own.
const (
	CodeNotFound         = "library.not-found"
	CodeChangedElsewhere = "library.changed-elsewhere"
	CodeReadOnly         = "library.read-only"
	CodeBusy             = "library.busy"
	CodeDiskFull         = "library.disk-full"
	CodeDamaged          = "library.damaged"
	CodeTooLarge         = "file.too-large"
	CodeQueueFull        = "run.queue-full"
	CodeRunElsewhere     = "run.elsewhere"
	CodeCancelled        = "request.cancelled"
	CodeFailed           = "sandtable.failed" // our fault or the machine's: details are in the log
)

// thing is what a user was after, in words.
type thing struct{ en, zh string }

var (
	aProject       = thing{"project", "项目"}
	aProcess       = thing{"process", "流程"}
	aVersion       = thing{"version of the process", "流程版本"}
	aScenario      = thing{"scenario", "情景"}
	aRun           = thing{"simulation", "仿真运行"}
	anExperiment   = thing{"experiment", "实验"}
	aSample        = thing{"sample", "示例"}
	anOrganisation = thing{"organisation", "组织"}
	aRule          = thing{"rule", "规则"}
	aWaiver        = thing{"waiver", "豁免"}
	aWalk          = thing{"walk", "走查"}
	aBackup        = thing{"backup", "备份"}
	someWork       = thing{"unsaved work", "未保存的工作"}
	aRegistry      = thing{"registry", "制品仓库"}
	aKey           = thing{"key", "密钥"}
	aRelease       = thing{"release", "发布"}
	aTemplate      = thing{"template", "模板"}
	aPlan          = thing{"plan of investment", "投资测算"}
	aPolicy        = thing{"policy", "规则设置"}
)

// explain turns an error of the library into what a user is told. It is the one place
// where the library's kinds of errors get their sentences.
func explain(what thing, err error) error {
	if err == nil {
		return nil
	}
	if problem.Of(err) != nil {
		return err
	}
	switch {
	case errors.Is(err, storage.ErrNotFound):
		return notFound(what).Because(err)
	case errors.Is(err, storage.ErrChangedElsewhere):
		return problem.New(CodeChangedElsewhere,
			problem.Say("Another window has saved this %[1]s in the meantime.", "另一个窗口已保存过此%[2]s。", what.en, what.zh),
			problem.Say("Look at the other version first, then save yours over it or as a copy.", "请先查看对方的版本，再决定覆盖保存或另存为副本。")).Because(err)
	}
	return unavailable(err)
}

func notFound(what thing) *problem.Problem {
	return problem.New(CodeNotFound,
		problem.Say("This %[1]s does not exist, or no longer.", "此%[2]s不存在或已被删除。", what.en, what.zh),
		problem.Say("Go back to the list and look for it there.", "请返回列表重新查找。"))
}

// unavailable is for what keeps the library from being read or written.
func unavailable(err error) error {
	switch {
	case errors.Is(err, storage.ErrReadOnly):
		return problem.New(CodeReadOnly,
			problem.Say("The library can only be read: its file or folder is write-protected.", "流程库为只读：文件或所在文件夹被写保护。"),
			problem.Say("Allow writing to the file and its folder, then try again.", "请解除文件及其所在文件夹的写保护，然后重试。")).Because(err)
	case errors.Is(err, storage.ErrDiskFull):
		return problem.New(CodeDiskFull,
			problem.Say("The disk is full. Nothing was saved.", "磁盘空间不足，未保存任何内容。"),
			problem.Say("Free some space, then save again.", "请释放磁盘空间后重新保存。")).Because(err)
	case errors.Is(err, storage.ErrBusy):
		return problem.New(CodeBusy,
			problem.Say("Another window is using the library.", "另一个窗口正在使用流程库。"),
			problem.Say("Try again in a moment; if it stays so, close the other window.", "请稍后重试；如仍无法使用，请关闭另一个窗口。")).Because(err)
	case errors.Is(err, storage.ErrCorrupt):
		return problem.New(CodeDamaged,
			problem.Say("The library file is damaged. It was left as it is.", "流程库文件已损坏，系统未对其做任何改动。"),
			problem.Say("Close Sandtable and bring a backup back: “sandtable library backups” lists them, “sandtable library restore FILE” puts one in its place and keeps the damaged file.",
				"请退出 Sandtable，然后恢复备份：“sandtable library backups”会列出备份，“sandtable library restore 文件”用其替换流程库，并保留损坏的文件。")).Because(err)
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return problem.New(CodeCancelled,
			problem.Say("This was cancelled before it was done.", "操作在完成前已取消。"),
			problem.Say("Try again.", "请重试。")).Because(err)
	}
	return failed(err)
}

// failed is for what nobody foresaw.
func failed(err error) error {
	if problem.Of(err) != nil {
		return err
	}
	return problem.New(CodeFailed,
		problem.Say("Something went wrong inside Sandtable.", "Sandtable 内部发生错误。"),
		problem.Say("Try again; if it happens again, restart Sandtable. The log has the details.", "请重试；如再次出现，请重新启动 Sandtable。详细信息见日志。")).Because(err)
}

// cannotOpen explains why a library is not opened.
func cannotOpen(path string, err error) error {
	var p *problem.Problem
	switch {
	case errors.Is(err, storage.ErrTooNew):
		p = problem.New("library.too-new",
			problem.Say("The library was written by a newer Sandtable. It was left as it is.", "流程库由更新版本的 Sandtable 写入，系统未对其做任何改动。"),
			problem.Say("Update Sandtable, or open another library.", "请升级 Sandtable，或打开其他流程库。"))
	case errors.Is(err, storage.ErrNotALibrary):
		p = problem.New("library.other-file",
			problem.Say("This file is not a Sandtable library. It was left as it is.", "此文件不是 Sandtable 流程库，系统未对其做任何改动。"),
			problem.Say("Choose another file, or a name that does not exist yet for a new library.", "请选择其他文件；如要新建流程库，请使用尚不存在的文件名。"))
	default:
		p = problem.Of(unavailable(err))
		if p.Code == CodeFailed {
			p = problem.New("library.cannot-open",
				problem.Say("The library cannot be opened.", "无法打开流程库。"),
				problem.Say("Check that the folder exists and that you may write to it.", "请确认文件夹存在并且您有写入权限。"))
		}
	}
	return p.Because(err).In(path)
}
