package cli

import "golang.org/x/sys/windows"

// systemLanguage is the first language of the user's desktop.
func systemLanguage() string {
	const byName = 8 // MUI_LANGUAGE_NAME
	tags, err := windows.GetUserPreferredUILanguages(byName)
	if err != nil || len(tags) == 0 {
		return ""
	}
	return tags[0]
}
