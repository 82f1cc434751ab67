package app

import (
	"os"
	"path/filepath"
	"runtime"

	"sandtable/engine/problem"
)

// LibraryVariable is the environment variable that names another library file.
const LibraryVariable = "SANDTABLE_LIBRARY"

// DefaultLibraryPath is where the user's library is: the file that SANDTABLE_LIBRARY
// names, or library.sqlite in the folder that the system has for a program's data.
// It creates nothing.
func DefaultLibraryPath() (string, error) {
	if named := os.Getenv(LibraryVariable); named != "" {
		path, err := filepath.Abs(named)
		if err != nil {
			return "", noFolder(err)
		}
		return path, nil
	}
	folder, err := dataFolder()
	if err != nil {
		return "", noFolder(err)
	}
	return filepath.Join(folder, "sandtable", "library.sqlite"), nil
}

// HubVariable names the environment variable that says where the hub keeps everything.
const HubVariable = "SANDTABLE_HUB"

// DefaultHubFolder is where the hub keeps everything unless it is told otherwise.
func DefaultHubFolder() (string, error) {
	if named := os.Getenv(HubVariable); named != "" {
		return filepath.Abs(named)
	}
	folder, err := dataFolder()
	if err != nil {
		return "", noFolder(err)
	}
	return filepath.Join(folder, "sandtable", "hub"), nil
}

func dataFolder() (string, error) {
	switch runtime.GOOS {
	case "windows", "darwin", "ios":
		return os.UserConfigDir() // %AppData%, ~/Library/Application Support: data and settings share it
	}
	// The XDG specification has relative paths ignored.
	if folder := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(folder) {
		return folder, nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", err
	}
	return filepath.Join(home, ".local", "share"), nil
}

func noFolder(cause error) error {
	return problem.New("library.no-folder",
		problem.Say("The folder for your library cannot be determined.", "无法确定流程库所在的文件夹。"),
		problem.Say("Set %s to the path of the library file.", "请用环境变量 %s 指定流程库文件的路径。", LibraryVariable)).Because(cause)
}
