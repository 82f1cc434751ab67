// Generated from openapi.json by npm run generate; do not edit.
export interface paths {
    "/api/about": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which program this is */
        get: operations["about"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every backup of the library, the last one first */
        get: operations["listBackups"];
        put?: never;
        /** Copy the library to the folder of its backups */
        post: operations["makeBackup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/backups/{name}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a backup in the place of the library, which is kept as another; that is answered */
        post: operations["restoreBackup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/central": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the registries had when they were looked at last */
        get: operations["browseTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/central/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask the registries for news that something was installed from */
        post: operations["checkUpdates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/central/install": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a package into the library, all of it or nothing */
        post: operations["installPackage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/central/installed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Processes that came from packages, and whether there is something newer */
        get: operations["installedTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/central/installed/{id}/channel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let an installed process follow a channel for updates */
        put: operations["followChannel"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/central/installed/{id}/difference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes with an update: the release that was installed, against another one */
        get: operations["updateDifference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/central/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look at a package before it is installed */
        post: operations["previewPackage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/central/unit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The organisational unit that the library belongs to */
        get: operations["getUnit"];
        /** Say which organisational unit the library belongs to: rollouts decide by it */
        put: operations["putUnit"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find what is wrong with a drawing and a scenario for it */
        post: operations["check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/check/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Play a run that a check has found, moment by moment */
        post: operations["showRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Understand a decision table that somebody is writing, and try it */
        post: operations["checkDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/deployments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hand a drawing to a process engine */
        post: operations["deploy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/diagrams": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a BPMN file of any encoding */
        post: operations["openDiagram"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say what differs between two versions */
        post: operations["diff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/distributions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See how the durations of a distribution spread */
        post: operations["drawDistribution"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What changes, as server-sent events */
        get: operations["events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/executables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Write a drawing so that a process engine runs it */
        post: operations["writeExecutable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The numbers of a scenario that can be changed, and the measures that can be looked at */
        post: operations["experimentChoices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An experiment, as far as it has come */
        get: operations["getExperiment"];
        put?: never;
        post?: never;
        /** Remove an experiment, cancelling it first if need be */
        delete: operations["deleteExperiment"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End an experiment; what is finished is kept as a partial answer */
        post: operations["cancelExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{id}/first": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let an experiment that waits be the next to be played; one that does not wait stays as it is */
        post: operations["playExperimentFirst"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/experiments/{id}/returns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What each variant of a comparison is worth under a plan of investment, and when the money is back */
        post: operations["experimentReturns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/formulas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Understand a formula that somebody is writing */
        post: operations["checkFormula"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Work that was left unsaved, what was written last first */
        get: operations["listUnsaved"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Unsaved work with its history */
        get: operations["getUnsaved"];
        /** Keep unsaved work in the journal */
        put: operations["keepUnsaved"];
        post?: never;
        /** Forget work of this page: it was saved or closed */
        delete: operations["doneUnsaved"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give up work that was left unsaved */
        post: operations["discardUnsaved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/journal/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take over work that was left unsaved */
        post: operations["restoreUnsaved"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whose signatures are trusted */
        get: operations["listKeys"];
        put?: never;
        /** Make a pair of keys, or bring one in */
        post: operations["makeKey"];
        /** End the trust in a key, and delete its private half */
        delete: operations["distrustKey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A private key as a file, encrypted by its passphrase */
        get: operations["keyFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/keys/trusted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Trust a public key */
        post: operations["trustKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/layout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draw a flow anew: boxes in columns and lanes, lines around them */
        post: operations["layOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/leftovers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a scenario says of an older version of its process: list, move, leave out */
        post: operations["settleLeftovers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/line": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every run and experiment that is not over, in the order in which they are played */
        get: operations["listLine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/organisation/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an organisation would be with the people of a table: XLSX, CSV or TSV */
        post: operations["importPeople"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the library tunes the rules */
        get: operations["getPolicy"];
        /** Tune the rules for the whole library */
        put: operations["setPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A process as it was saved last */
        get: operations["getProcess"];
        /** Keep a drawing as the next revision */
        put: operations["saveProcess"];
        post?: never;
        /** Remove a process with its versions, scenarios and runs */
        delete: operations["deleteProcess"];
        options?: never;
        head?: never;
        /** Give a process another name */
        patch: operations["renameProcess"];
        trace?: never;
    };
    "/api/processes/{id}/experiments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every experiment of a process, the newest first */
        get: operations["listExperiments"];
        put?: never;
        /** Play several variants of a process in the background and say what differs */
        post: operations["startExperiment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/handbook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A process as it was saved last, as a document: HTML to print, or for Word */
        post: operations["makeHandbook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is planned to be invested in a process */
        get: operations["getPlan"];
        /** Keep what is planned to be invested in a process */
        put: operations["savePlan"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where to start with publishing a process */
        get: operations["beginPublication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every run of a process, the newest first */
        get: operations["listRuns"];
        put?: never;
        /** Simulate a saved revision in the background */
        post: operations["startRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/scenarios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every scenario of a process, the oldest first */
        get: operations["listScenarios"];
        put?: never;
        /** Add a scenario to a process */
        post: operations["createScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every save of a process, the last one first */
        get: operations["listVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/versions/{revision}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A process as it was saved with a revision */
        get: operations["getVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/versions/{revision}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a version to its project as a process of its own, with the scenarios of its time */
        post: operations["copyVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/versions/{revision}/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Give a version a name and a note, or take them away */
        put: operations["nameVersion"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/versions/{revision}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Bring an earlier version back as the next one */
        post: operations["restoreVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The waivers of a process, the oldest first */
        get: operations["listWaivers"];
        put?: never;
        /** Say of what a rule finds that it is known and borne */
        post: operations["waive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/walks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The walks of a process, the oldest first */
        get: operations["listWalks"];
        put?: never;
        /** Keep walks as tests of a process: all of them or none */
        post: operations["keepWalks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/processes/{id}/walks/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The walks of a process as a file */
        get: operations["walksFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every project, the one changed last first */
        get: operations["listProjects"];
        put?: never;
        /** Make an empty project */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a project with everything in it */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /** Give a project another name */
        patch: operations["renameProject"];
        trace?: never;
    };
    "/api/projects/{id}/callable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every process in the drawings of a project, as call activities name them */
        get: operations["listCallable"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works in the company, as a project knows it */
        get: operations["getOrganisation"];
        /** Keep an organisation as the next revision */
        put: operations["saveOrganisation"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/organisation/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Give a scenario the people of the organisation */
        post: operations["staffScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every process of a project, the one changed last first */
        get: operations["listProcesses"];
        put?: never;
        /** Add a process to a project */
        post: operations["createProcess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/projects/{id}/walks/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Play the walks of all processes of a project, as they were saved last */
        post: operations["testProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Publish in the background */
        post: operations["publish"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/examine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a package, and say whether it may be released */
        post: operations["examinePublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a package as a file */
        post: operations["savePublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Compare with the last release, and suggest version and changelog */
        post: operations["suggestVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A release, as far as it has come */
        get: operations["getPublication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/publications/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Break a release off; what has arrived is not sent again */
        post: operations["cancelPublication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quickest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say how quickly processes and activities can be done at best */
        post: operations["quickest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/raci": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say who does what in a drawing */
        post: operations["readRaci"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/raci/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who does what, as a table */
        post: operations["exportMatrix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/raci/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a table of who does what would change */
        post: operations["compareMatrix"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where templates are published and come from */
        get: operations["listRegistries"];
        put?: never;
        /** Add a registry */
        post: operations["addRegistry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a registry */
        put: operations["changeRegistry"];
        post?: never;
        /** Forget a registry and its login */
        delete: operations["removeRegistry"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{id}/channel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Let a channel stand for a version */
        put: operations["moveChannel"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{id}/channel/rollback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a channel stand for what it stood for before */
        post: operations["rollBackChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{id}/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a password or a token for a registry, after asking it */
        put: operations["logIn"];
        post?: never;
        /** Forget the login of a registry */
        delete: operations["logOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{id}/offers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a registry offers of a template: versions, channels, rollouts */
        get: operations["offeredTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{id}/ping": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask whether a registry answers and knows the login */
        post: operations["pingRegistry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{id}/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Look into a registry, and remember what it has */
        post: operations["refreshTemplates"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{id}/rollouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Plan a rollout from where the channel stands */
        post: operations["planRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{id}/rollouts/{rollout}/actions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do something with a rollout, as it was seen */
        post: operations["actOnRollout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/registries/{id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a version out of use */
        post: operations["withdrawVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the checker looks for, and how the library tunes it */
        get: operations["listRules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be said about a rule */
        get: operations["getRule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A run, as far as it has come */
        get: operations["getRun"];
        put?: never;
        post?: never;
        /** Remove a run, cancelling it first if need be */
        delete: operations["deleteRun"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is where in one replication of a run, at up to 240 moments at equal distances. It is played again for it */
        get: operations["getRunBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** End a run; the replications that are finished are kept as a partial report */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cases of one replication of a run, a line each. It is played again once for the list and the board; sorting and turning pages are quick then */
        get: operations["listRunCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/cases/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to one case of a replication of a run, which is played again for it */
        get: operations["getRunCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/first": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a run that waits be the next to be played; one that does not wait stays as it is */
        post: operations["playRunFirst"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The event log of one replication of a run, which is played again for it */
        get: operations["getRunLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{id}/movements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the cases of one replication of a run are between two moments. It is played again for it: one stretch after another comes without delay, going back begins anew */
        get: operations["getRunMovements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/samples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Processes to learn with, the one to start with first, and templates to begin from */
        get: operations["listSamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/samples/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copy a sample into the library */
        post: operations["installSample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenario.schema.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The JSON Schema of scenarios */
        get: operations["scenarioSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios/bpsim": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The scenarios in a file with BPSim */
        post: operations["listBPSim"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sensible numbers to start from, for a drawing */
        post: operations["draftScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Numbers for another tool */
        post: operations["exportScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another tool's numbers, for a drawing */
        post: operations["importScenario"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A scenario as it was saved last */
        get: operations["getScenario"];
        /** Keep numbers as the next revision */
        put: operations["saveScenario"];
        post?: never;
        /** Remove a scenario; runs keep their copy, and scenarios made from it stand alone */
        delete: operations["deleteScenario"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios/{id}/base": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a scenario was made from and follows */
        get: operations["getScenarioBase"];
        /** Let a scenario follow another one of its process; its numbers stay the same */
        put: operations["linkScenario"];
        post?: never;
        /** Let a scenario stand alone, with the numbers that it has */
        delete: operations["freeScenario"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/scenarios/{id}/base/stranded": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Keep what the base has lost as something of the scenario's own */
        delete: operations["settleScenario"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find processes by their names and by what they say, steps, documentation and roles */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a process from a table: XLSX, CSV or TSV */
        post: operations["draftFromTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tables/rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The cells of a table: XLSX, CSV or TSV */
        post: operations["readTable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/waivers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a waiver */
        delete: operations["takeWaiverBack"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Play a walk as far as it goes, and say what can be done next */
        post: operations["playWalk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walk/expect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A walk with what came of it as its expectations */
        post: operations["expectWalk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walk/suggest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Find walks to what some walks leave out */
        post: operations["suggestWalks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walk/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Play walks, and hold what came of them against what they expect */
        post: operations["testWalks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/walks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Keep a walk as the next revision */
        put: operations["saveWalk"];
        post?: never;
        /** Remove a walk */
        delete: operations["deleteWalk"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        About: {
            /**
             * @description The way by which you came in
             * @enum {string}
             */
            door: "window" | "browser";
            /** @description The engine's version, which every run carries */
            engine: string;
            languages: string[];
            name: string;
            sqlite: string;
            version: string;
        };
        Action: {
            /** Format: date-time */
            at: string;
            do: string;
            to?: string;
        };
        Asked: {
            axes?: components["schemas"]["Axis"][];
            /** Format: double */
            by?: number;
            levers?: string[];
            measures?: string[];
            /** Format: int64 */
            replications: number;
            roles?: string[];
            /** @description The base first */
            variants: components["schemas"]["AskedVariant"][];
        };
        AskedVariant: {
            /** @description What the process is called in the library */
            definition: string;
            name: string;
            process: string;
            /** Format: int64 */
            revision: number;
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            scenario: {
                [key: string]: unknown;
            };
            scenarioId?: string;
        };
        Axis: {
            lever: string;
            values: number[];
        };
        Backup: {
            /** Format: int64 */
            bytes: number;
            /** Format: date-time */
            createdAt: string;
            /** @enum {string} */
            kind: "daily" | "update" | "manual" | "replaced";
            /** @description Of its file */
            name: string;
            path: string;
        };
        Backups: {
            /** @description The last one first */
            items: components["schemas"]["Backup"][];
            /** @description Path of the library */
            library: string;
        };
        Calendar: {
            exceptions?: components["schemas"]["Exception"][];
            name?: string;
            week?: components["schemas"]["WeekShift"][];
            zone?: string;
        };
        Callable: {
            /** @description The id of the process in its file, which a call activity names */
            called: string;
            /** @description The process of the library that holds it */
            in: string;
            /** @description Of the process in its file; empty where it has none */
            name: string;
            /** @description Another process of the project has the same id, so that a call is not clear */
            several: boolean;
            /** @description What that is called in the library */
            title: string;
        };
        Cell: {
            code: string;
            /** @description Id of a resource, lane or pool */
            role: string;
            /** @enum {string} */
            source: "manual" | "lane";
        };
        CellFault: {
            /** @description 3.2: the second cell of the third rule; 3: the rule; 0.2: the second heading, outputs behind inputs; 0: the table */
            cell: string;
            /** @description With line and column in the text of the cell */
            error: components["schemas"]["Error"];
        };
        Change: {
            element: string;
            role: string;
            roleName: string;
            /** Format: int64 */
            row: number;
            step: string;
            was: string;
            will: string;
        };
        Changes: {
            /** Format: int64 */
            added: number;
            /**
             * Format: int64
             * @description Say something else than before; what is said beside the elements counts once
             */
            changed: number;
            /**
             * Format: int64
             * @description Stand elsewhere or have another size
             */
            moved: number;
            /** Format: int64 */
            removed: number;
        };
        ChannelFollowed: {
            /** @description Empty: the newest release */
            channel: string;
        };
        ChannelMove: {
            /** Format: date-time */
            at: string;
            by: string;
            from: string;
            note: string;
            rollback: boolean;
            /** @description That moved it */
            rollout: string;
            to: string;
        };
        ChannelStep: {
            channel: string;
            /** @description The digest that it stands for until now; empty: it is not there yet; left out: wherever it is */
            expected?: string;
            note?: string;
            template: string;
            /** @description Left out for a rollback */
            version?: string;
        };
        CheckRequest: {
            /** @description Offer ways out */
            fixes?: boolean;
            /** @description Whose drawing it is: processes that it calls are looked for in the same project, and its waivers count */
            process?: string;
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            scenario?: {
                [key: string]: unknown;
            };
            /** @description BPMN 2.0 */
            xml: string;
        };
        CheckResult: {
            findings: components["schemas"]["Finding"][];
            /** @description Nothing keeps a simulation from running */
            playable: boolean;
            soundness: components["schemas"]["Soundness"];
        };
        CheckUpdatesRequest: {
            /**
             * Format: int64
             * @description Only those that have not answered for so many seconds
             */
            olderThan?: number;
        };
        Choice: {
            element: string;
            flows?: string[];
            /** Format: int64 */
            number?: number;
            picks?: string[];
        };
        Choices: {
            levers: components["schemas"]["Lever"][];
            measures: components["schemas"]["Measure"][];
        };
        ChoicesRequest: {
            /** @description Whose drawing it is: processes that it calls are looked for in the same project */
            process?: string;
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            scenario: {
                [key: string]: unknown;
            };
            /** @description BPMN 2.0 */
            xml: string;
        };
        Code: {
            code: string;
            colour?: string;
            excludes?: string[];
            /** Format: int64 */
            max?: number;
            meaning: string;
            /** Format: int64 */
            min?: number;
            name: components["schemas"]["Text"];
            requires?: string[];
        };
        CodeSet: {
            codes?: components["schemas"]["Code"][];
            name: string;
        };
        Comparison: {
            /** @description The base's */
            currency: string;
            engine: string;
            /** @description What to know before believing it */
            notes: components["schemas"]["ExperimentNote"][];
            /** @description Cancelled before all replications were finished */
            partial: boolean;
            /**
             * Format: int64
             * @description Of each variant that were finished by all of them
             */
            replications: number;
            /** Format: int64 */
            requested: number;
            /** @description Measures that any variant has anything of */
            rows: components["schemas"]["ExperimentRow"][];
            /**
             * Format: int64
             * @description The base's; all variants are played with it
             */
            seed: number;
            /** @description What it says, in plain words */
            sentences: components["schemas"]["ReportSentence"][];
            variants: components["schemas"]["ExperimentContrast"][];
        };
        Count: {
            /** Format: int64 */
            covered: number;
            /** Format: int64 */
            total: number;
        };
        Coverage: {
            conditions: components["schemas"]["Count"];
            covered: string[];
            flows: components["schemas"]["Count"];
            missing: components["schemas"]["Missing"][];
            nodes: components["schemas"]["Count"];
        };
        DecisionResult: {
            /** @description Why it decides nothing on those values */
            error?: components["schemas"]["Error"];
            /** @description What is wrong with it, from the top */
            faults: components["schemas"]["CellFault"][];
            /** @description Variables that it depends on */
            reads: string[];
            /**
             * Format: int64
             * @description Which rule decides on the values that it was tried with, from 1; 0: none holds, or it was not tried
             */
            rule: number;
            /** @description What that rule writes */
            writes: components["schemas"]["Written"][];
        };
        DecisionTable: {
            /** @description first, also where nothing is said, or unique; others are told to be wrong */
            hitPolicy?: string;
            /** @description Formulas, as a rule a variable's name */
            inputs: string[];
            /** @description Variables */
            outputs: string[];
            /** @description A test for each input, then a value for each output; what is missing at the end is empty */
            rules: string[][];
            /** @description Values to try it with; variables without one are 0, false or empty */
            try?: {
                [key: string]: unknown;
            };
            variables?: components["schemas"]["Variable"][];
        };
        DeployRequest: {
            /** @description Authorities to trust besides the system's, in PEM */
            ca?: string;
            /** @description The variable by which messages find their case in Camunda 8; caseId where nothing is said */
            correlate?: string;
            /** @enum {string} */
            engine: "camunda7" | "camunda8" | "flowable";
            /** @description How long the engine keeps a finished case, ISO 8601; P180D where nothing is said */
            keepFor?: string;
            /** @description Of the deployment */
            name?: string;
            password?: string;
            /** @description Send the login without encryption to other machines too */
            plain?: boolean;
            /** @description Whose data stand in where the drawing has none */
            scenario?: {
                [key: string]: unknown;
            };
            tenant?: string;
            /** @description Bearer; goes before the user */
            token?: string;
            /** @description Of the engine; its usual path may be left out */
            url: string;
            user?: string;
            /** @description Of the process, for people */
            version?: string;
            /** @description BPMN 2.0 */
            xml: string;
        };
        DeployedProcess: {
            id: string;
            key: string;
            /** Format: int64 */
            version: number;
        };
        Deployment: {
            deployed: boolean;
            /** @description What the engine, or its language, has against it */
            findings: components["schemas"]["Finding"][];
            /** @description Of the deployment, in the engine */
            id: string;
            processes: components["schemas"]["DeployedProcess"][];
            /** @description Where it was sent */
            target: string;
            /** @description The engine had exactly this already */
            unchanged: boolean;
        };
        Diagram: {
            findings: components["schemas"]["Finding"][];
            /** @description There is a drawing; otherwise only the flow is known */
            hasDiagram: boolean;
            /** @description The file's name without its extension */
            name: string;
            /** @description In UTF-8, whatever the file was in */
            xml: string;
        };
        DiffRequest: {
            after: components["schemas"]["Side"];
            before: components["schemas"]["Side"];
        };
        Difference: {
            /** @description By group; within one, in the order of the later drawing */
            changes: components["schemas"]["ProcessChange"][];
            /** @description Changes that weigh as much, a few of them */
            reasons: string[];
            /**
             * Format: int64
             * @description Elements that have other ids now and were found again by their names and neighbours
             */
            renewed: number;
            /** @description Numbers were not compared, as those of a side have mistakes */
            unread: boolean;
            /**
             * @description What a release with these changes would be
             * @enum {string}
             */
            weight: "none" | "patch" | "feature" | "breaking";
        };
        DistributionResult: {
            /** @description Chances of the intervals of equal width between from and to; the tails are left out. Empty where there is an error */
            bars: number[];
            /** @description Why there is nothing to draw */
            error?: components["schemas"]["Error"];
            /**
             * Format: double
             * @description Where the bars begin, in seconds
             */
            from: number;
            /**
             * Format: double
             * @description In seconds
             */
            mean: number;
            /**
             * Format: double
             * @description Half take at most so many seconds
             */
            p50: number;
            /**
             * Format: double
             * @description 9 of 10 take at most so many seconds
             */
            p90: number;
            /**
             * Format: double
             * @description Where the bars end, in seconds; as from where there is one value only
             */
            to: number;
        };
        Draft: {
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            content: {
                [key: string]: unknown;
            };
        };
        Drawing: {
            /** @description BPMN 2.0 */
            xml: string;
        };
        Due: {
            actions?: components["schemas"]["Action"][];
            /** Format: date-time */
            complete?: string;
            late: boolean;
            /** Format: date-time */
            start?: string;
        };
        Duty: {
            code: string;
            name: string;
            role: string;
        };
        Edit: {
            code?: string;
            /** @enum {string} */
            do: "remove" | "add" | "connect" | "reconnect" | "replace" | "rename" | "set" | "assign" | "unassign" | "define" | "note" | "item" | "cell";
            element: string;
            event?: string;
            kind?: string;
            name?: string;
            property?: string;
            role?: string;
            source?: string;
            target?: string;
            value?: string;
        };
        Error: {
            /** @description Where in the request or the file; only what is known is set */
            at: components["schemas"]["Place"];
            /** @description Stable, for programs: library.not-found */
            code: string;
            /** @description The way out */
            hint: string;
            /** @description What is wrong, in the language of Accept-Language */
            message: string;
        };
        ExaminedContents: {
            /** Format: int64 */
            errors: number;
            /** Format: int64 */
            hints: number;
            name: components["schemas"]["TemplateText"];
            process: string;
            /** @description Scenarios whose simulation is in the package */
            rehearsed: string[];
            /** @enum {string} */
            sound: "sound" | "unsound" | "undecided";
            /** Format: int64 */
            waived: number;
            /** Format: int64 */
            warnings: number;
        };
        ExaminedPackage: {
            digest: string;
            files: components["schemas"]["TemplateFile"][];
            /** @description What stands against its release */
            obstacles: components["schemas"]["ReleaseObstacle"][];
            processes: components["schemas"]["ExaminedContents"][];
            /**
             * Format: int64
             * @description Bytes of all parts
             */
            size: number;
        };
        Exception: {
            date: string;
            name?: string;
            open: components["schemas"]["Span"][];
        };
        Executable: {
            /** @description The process first, then forms and decisions */
            files: components["schemas"]["ExecutableFile"][];
            /** @description What was made of the drawing, and what cannot be said */
            findings: components["schemas"]["Finding"][];
            /** @description Something cannot be said in the engine's words: there are no files */
            refused: boolean;
        };
        ExecutableFile: {
            content: string;
            name: string;
        };
        ExecutableRequest: {
            /** @description The variable by which messages find their case in Camunda 8; caseId where nothing is said */
            correlate?: string;
            /** @enum {string} */
            engine: "camunda7" | "camunda8" | "flowable";
            /** @description How long the engine keeps a finished case, ISO 8601; P180D where nothing is said */
            keepFor?: string;
            /** @description Whose data stand in where the drawing has none */
            scenario?: {
                [key: string]: unknown;
            };
            /** @description Of the process, for people */
            version?: string;
            /** @description BPMN 2.0 */
            xml: string;
        };
        Experiment: {
            asked: components["schemas"]["Asked"];
            comparison: components["schemas"]["Comparison"] | null;
            /** Format: date-time */
            createdAt: string;
            /** @description The engine's version */
            engine: string;
            /** @description Why it failed */
            error: components["schemas"]["Error"] | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: double
             * @description How much is done, 0 to 1
             */
            fraction: number;
            grid: components["schemas"]["Grid"] | null;
            id: string;
            /** @enum {string} */
            kind: "comparison" | "sensitivity" | "grid" | "staffing";
            processId: string;
            /**
             * Format: int64
             * @description Of the process
             */
            revision: number;
            /** Format: int64 */
            seed: number;
            sensitivity: components["schemas"]["Sensitivity"] | null;
            staffing: components["schemas"]["Staffing"] | null;
            /**
             * @description One that waits for its turn is running, with nothing done yet
             * @enum {string}
             */
            status: "running" | "finished" | "cancelled" | "failed";
            /**
             * Format: int64
             * @description Its place in the line, from 1; 0: it is being played, or over
             */
            waiting: number;
        };
        ExperimentAnswer: {
            /** @description Of the measure, to the scenario as it is */
            difference: components["schemas"]["ExperimentDifference"];
            /** @description Why it could not be played */
            refused?: components["schemas"]["ExperimentRefused"];
            /**
             * Format: double
             * @description Of the lever
             */
            value: number;
        };
        ExperimentBar: {
            /**
             * Format: double
             * @description Change of the measure in percent for one percent of the lever, over the whole swing
             */
            elasticity: number | null;
            high: components["schemas"]["ExperimentAnswer"];
            /** @description factor, people or chance */
            kind: string;
            label: components["schemas"]["Text"];
            lever: string;
            /** @description null where the lever does not go lower, or that was not played */
            low: components["schemas"]["ExperimentAnswer"];
            /** Format: double */
            now: number;
            /**
             * Format: double
             * @description Distance between the two answers; from the base where there is one only
             */
            swing: number | null;
        };
        ExperimentCell: {
            /** @description No other cell is better in one of the measures without being worse in another, by the means */
            best: boolean;
            /** @description To the scenario as it is */
            differences: components["schemas"]["ExperimentDifference"][];
            /** @description In the order of the measures */
            estimates: components["schemas"]["ExperimentEstimate"][];
            refused?: components["schemas"]["ExperimentRefused"];
            /** @description Of the levers, in the order of the axes */
            values: number[];
        };
        ExperimentContrast: {
            /** Format: int64 */
            completed: number;
            /** @description What the drawing is called where there are several */
            definition?: string;
            /** Format: int64 */
            failed: number;
            name: string;
            /** @description Name of the process */
            process: string;
            processId: string;
            /**
             * Format: int64
             * @description Cases, all replications
             */
            started: number;
            /** Format: int64 */
            unfinished: number;
        };
        ExperimentDifference: {
            /**
             * Format: double
             * @description How many times as many replications independent runs would have needed for this half-width
             */
            gain: number | null;
            /**
             * Format: double
             * @description Of the 95 % paired-t interval; null with fewer than two pairs
             */
            halfWidth: number | null;
            /**
             * Format: double
             * @description Variant less base
             */
            mean: number | null;
            /**
             * Format: int64
             * @description Where the verdict is open: about how many replications would decide a difference of this size; null where that cannot be said
             */
            needed: number | null;
            /**
             * Format: int64
             * @description Replications in which both gave something
             */
            pairs: number;
            /**
             * Format: double
             * @description Mean as a share of the base's mean; null where that is 0
             */
            share: number | null;
            /** @description better, worse, different, equal, same, open or unknown */
            verdict: string;
        };
        ExperimentEstimate: {
            /**
             * Format: double
             * @description Of the 95 % Student-t interval; null with fewer than two replications
             */
            halfWidth: number | null;
            /**
             * Format: double
             * @description null where no replication gave anything
             */
            mean: number | null;
            /**
             * Format: int64
             * @description That gave something
             */
            replications: number;
        };
        ExperimentGridAxis: {
            kind: string;
            label: components["schemas"]["Text"];
            lever: string;
            /** Format: double */
            now: number;
            values: number[];
        };
        ExperimentGridValue: {
            base: components["schemas"]["ExperimentEstimate"];
            better: string;
            label: components["schemas"]["Text"];
            measure: string;
            unit: string;
        };
        ExperimentHead: {
            /** Format: date-time */
            createdAt: string;
            /** @description The engine's version */
            engine: string;
            /** @description Why it failed */
            error: components["schemas"]["Error"] | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: double
             * @description How much is done, 0 to 1
             */
            fraction: number;
            id: string;
            /** @enum {string} */
            kind: "comparison" | "sensitivity" | "grid" | "staffing";
            processId: string;
            /**
             * Format: int64
             * @description Of the process
             */
            revision: number;
            /** Format: int64 */
            seed: number;
            /**
             * @description One that waits for its turn is running, with nothing done yet
             * @enum {string}
             */
            status: "running" | "finished" | "cancelled" | "failed";
            /**
             * Format: int64
             * @description Its place in the line, from 1; 0: it is being played, or over
             */
            waiting: number;
        };
        ExperimentHire: {
            /** @description One for each measure that was looked at */
            answers: components["schemas"]["ExperimentReply"][];
            name: string;
            /**
             * Format: int64
             * @description Who have the role as it is, by headcount and by name
             */
            people: number;
            refused?: components["schemas"]["ExperimentRefused"];
            role: string;
        };
        ExperimentNote: {
            code: string;
            text: components["schemas"]["Text"];
        };
        ExperimentRefused: {
            code: string;
            message: components["schemas"]["Text"];
        };
        ExperimentReply: {
            difference: components["schemas"]["ExperimentDifference"];
            label: components["schemas"]["Text"];
            measure: string;
            unit: string;
        };
        ExperimentRow: {
            /** @description less, more or neither */
            better: string;
            /** @description One for each variant after the base */
            differences: components["schemas"]["ExperimentDifference"][];
            /** @description One for each variant; the base comes first */
            estimates: components["schemas"]["ExperimentEstimate"][];
            label: components["schemas"]["Text"];
            /** @description Name, such as cycleTime or tasks/ID/waitTime */
            measure: string;
            /** @description time (in seconds), money, share or count */
            unit: string;
        };
        ExperimentTornado: {
            bars: components["schemas"]["ExperimentBar"][];
            base: components["schemas"]["ExperimentEstimate"];
            better: string;
            label: components["schemas"]["Text"];
            measure: string;
            unit: string;
        };
        Export: {
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            content: {
                [key: string]: unknown;
            };
            /** @description The drawing with the numbers inside, instead of the numbers alone */
            embedded?: boolean;
            /** @enum {string} */
            format: "bpsim";
            /** @description BPMN 2.0 */
            xml: string;
        };
        Exported: {
            /** @description What could not be said */
            notices: string[];
            text: string;
        };
        Field: {
            chance?: boolean;
            known?: boolean;
            label: string;
            /** Format: double */
            max?: number;
            /** Format: double */
            min?: number;
            readonly?: boolean;
            required?: boolean;
            type: string;
            value: unknown;
            values?: string[];
            variable: string;
        };
        Finding: {
            at: components["schemas"]["Place"];
            /** @description Nothing can be played while it is there */
            blocks: boolean;
            /** @description Id of a BPMN element; empty when it is about the file as a whole */
            element: string;
            /** @description Ways out that can be taken at once; each was tried out */
            fixes: components["schemas"]["Fix"][];
            /** @description The way out */
            hint: string;
            message: string;
            /** @description The shortest run that shows it */
            path: components["schemas"]["Step"][];
            /** @description Stable, for programs: structure.no-start */
            rule: string;
            /** @enum {string} */
            severity: "error" | "warning" | "info";
            /** @description It is known and borne */
            waiver?: components["schemas"]["Waiver"];
        };
        Fix: {
            edits: components["schemas"]["Edit"][];
            title: string;
        };
        Foreign: {
            /** @description The text of the file */
            content: string;
        };
        Formula: {
            text: string;
            /** @description Values to try it with; variables without one are 0, false or empty */
            try?: {
                [key: string]: unknown;
            };
            variables?: components["schemas"]["Variable"][];
            /**
             * @description What it is to yield; boolean, as of a condition, where nothing is said
             * @enum {string}
             */
            want?: "number" | "integer" | "boolean" | "text";
        };
        FormulaResult: {
            /** @description What is wrong with it, with line and column in the text */
            error?: components["schemas"]["Error"];
            /** @description Variables that it depends on */
            reads: string[];
            /** @description What it yields, where it was tried */
            value?: unknown;
        };
        Found: {
            /** @description Where in the drawing; absent for the process itself, and for a role without duties */
            element?: string;
            /**
             * @description What of it holds what was asked for
             * @enum {string}
             */
            field: "name" | "documentation" | "role";
            /** @description What was found: process, an element as BPMN names it (userTask, lane), or role */
            kind: string;
            /** @description What the element is called; the duties of a role: R 3 A 1 */
            name?: string;
            processId: string;
            processName: string;
            projectId: string;
            projectName: string;
            /** @description The text itself, of a long one the part around the first word */
            text: string;
        };
        Frame: {
            /** @description End events that the case has reached more than once */
            again: string[];
            element: string;
            /** @description Tokens go on for ever, and rest nowhere */
            endless: boolean;
            moves: components["schemas"]["Move"][];
            text: string;
            tokens: components["schemas"]["Token"][];
        };
        Grid: {
            axes: components["schemas"]["ExperimentGridAxis"][];
            /** @description The last axis changes fastest */
            cells: components["schemas"]["ExperimentCell"][];
            currency: string;
            engine: string;
            /** @description Of the scenario as it is */
            measures: components["schemas"]["ExperimentGridValue"][];
            notes: components["schemas"]["ExperimentNote"][];
            /** @description Cancelled: some cells were not played */
            partial: boolean;
            /** Format: int64 */
            replications: number;
            scenario: string;
            /** Format: int64 */
            seed: number;
        };
        HandbookFile: {
            /** @description In base64 */
            data: string;
        };
        HandbookRequest: {
            /** @description For the cover; left out: today */
            date?: string;
            /** @enum {string} */
            format: "html" | "docx";
            /**
             * @description both: Chinese leads
             * @enum {string}
             */
            language: "zh-CN" | "en" | "both";
            /** @description For the cover */
            owner?: string;
            /**
             * Format: int64
             * @description The revision that changes are told from; left out: they are not told
             */
            since?: number;
            /** @description For the cover */
            version?: string;
            /** @description Chapters that are left out */
            without?: ("summary" | "diagrams" | "activities" | "raci" | "sla" | "forms" | "data" | "events" | "scenarios" | "findings" | "changes")[];
        };
        Import: {
            /** @description The text of the file */
            content: string;
            /** @enum {string} */
            format: "prosimos" | "bpsim";
            /** @description Of BPSim: the id or name, where the file has several */
            scenario?: string;
            /** @description BPMN 2.0 */
            xml: string;
        };
        Imported: {
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            content: {
                [key: string]: unknown;
            };
            /** @description What could not be said in the same way */
            notices: string[];
        };
        InstalledSample: {
            process: components["schemas"]["Process"];
            project: components["schemas"]["Project"];
            scenario: components["schemas"]["Scenario"];
        };
        InstalledTemplate: {
            /** @description It was changed here since */
            changed: boolean;
            /** @description That is followed; empty: the newest release */
            channel: string;
            /** @description That it could follow, as far as is known */
            channels: string[];
            digest: string;
            /** Format: date-time */
            installedAt: string;
            name: string;
            /** @description The version that it could be updated to; empty: none is known */
            newer: string;
            processId: string;
            projectId: string;
            /** @description Its address; empty: from a file */
            registry: string;
            /** @description Empty: that registry is not configured any more */
            registryId: string;
            template: string;
            version: string;
            /** @description Its version is not to be used any more; left out: nothing is known of that */
            withdrawn?: components["schemas"]["Withdrawn"];
        };
        Installing: {
            /** @description To follow for updates; left out: the newest release */
            channel?: string;
            /** @description Of what was looked at */
            digest: string;
            /** @description add, update or skip, by the process's file in the package */
            fates?: {
                [key: string]: string;
            };
            /** @description Which process is updated, likewise */
            into?: {
                [key: string]: string;
            };
            /** @description Name of the new project, where none is named */
            newProject?: string;
            /** @description Words that keep the meaning which they have here */
            ourTerms?: string[];
            package: components["schemas"]["WantedPackage"];
            /** @description Roles of the organisation, by those of the package; empty: a new role */
            roles?: {
                [key: string]: string;
            };
            /** @description The template's id, where somebody wants it though nobody trusted has signed it */
            unverified?: string;
            /** @description Though what it requires is not there */
            without?: boolean;
        };
        KeptOrganisation: {
            content: components["schemas"]["Organisation"];
            /**
             * Format: int64
             * @description Counts the saves, from 1; 0: nothing was ever saved
             */
            revision: number;
            /** Format: date-time */
            savedAt: string;
        };
        KeptWalk: {
            /** @description A walk: its name, how it begins, its steps, and what is expected */
            content: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            id: string;
            name: string;
            processId: string;
            /**
             * Format: int64
             * @description Counts the saves, from 1
             */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        KeyFile: {
            text: string;
        };
        KeyMaking: {
            name: string;
            /** @description Encrypts the private half; 8 characters at least */
            passphrase: string;
            /** @description Instead of a new one: a key of “sandtable key” or cosign, which the passphrase opens */
            sealed?: string;
        };
        KeyTrust: {
            name: string;
            pem: string;
        };
        LaidOut: {
            boxes: components["schemas"]["LayoutPlace"][];
            /** Format: double */
            height: number;
            /** @description Of the lines; without width where there is none */
            labels: components["schemas"]["LayoutPlace"][];
            lanes: components["schemas"]["LayoutPlace"][];
            lines: components["schemas"]["LayoutPoint"][][];
            /** Format: double */
            width: number;
        };
        Layout: {
            boxes: components["schemas"]["LayoutBox"][];
            /**
             * Format: int64
             * @description 0: none
             */
            lanes: number;
            lines: components["schemas"]["LayoutLine"][];
        };
        LayoutBox: {
            /** @description Lines may leave and enter at the top and the bottom */
            diamond?: boolean;
            /**
             * Format: double
             * @description In pixels
             */
            height: number;
            /**
             * Format: int64
             * @description From 0
             */
            lane?: number;
            /**
             * Format: double
             * @description In pixels
             */
            width: number;
        };
        LayoutLine: {
            /** Format: int64 */
            from: number;
            /**
             * Format: double
             * @description How wide its text is, in pixels
             */
            label?: number;
            /**
             * Format: int64
             * @description Of the text
             */
            lines?: number;
            /** Format: int64 */
            to: number;
        };
        LayoutPlace: {
            /** Format: double */
            height: number;
            /** Format: double */
            width: number;
            /** Format: double */
            x: number;
            /** Format: double */
            y: number;
        };
        LayoutPoint: {
            /** Format: double */
            x: number;
            /** Format: double */
            y: number;
        };
        Leftover: {
            element: string;
            entries: components["schemas"]["LeftoverEntry"][];
            /** @description What it could be moved to; those without numbers of their own first */
            fits: components["schemas"]["LeftoverFit"][];
            /** @description The drawing does not have it at all */
            gone: boolean;
            /** @enum {string} */
            kind: "process" | "start" | "task" | "marker" | "error" | "gateway" | "branch" | "flow" | "event" | "signal" | "message";
            /** @description What it was called; left out where that is not known */
            name?: string;
            /** @description Of a branch: its gateway */
            of?: string;
            why: string;
        };
        LeftoverEntry: {
            /** @description A JSON pointer */
            path: string;
            /** @description What stands there, such as: its work */
            says: string;
        };
        LeftoverFit: {
            id: string;
            /** @description It is probably what became of it */
            likely: boolean;
            name: string;
            /** @description It has numbers of its own, which are replaced */
            taken: boolean;
        };
        LeftoverMove: {
            element: string;
            kind: string;
            of?: string;
            /** @description Id of one of those that it fits; left out or empty: nowhere, it is left out */
            to?: string;
        };
        Leftovers: {
            /** @description The scenario with everything done that was asked */
            content: {
                [key: string]: unknown;
            };
            /** @description After the moves; where the rest is left out, all of that */
            leftovers: components["schemas"]["Leftover"][];
            /** @description The scenario has mistakes, so nothing was looked for */
            unread: boolean;
        };
        LeftoversRequest: {
            /** @description To be done first */
            moves?: components["schemas"]["LeftoverMove"][];
            /** @description Whose drawing it is: what is gone is named as in the last save that has it */
            process?: string;
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            scenario: {
                [key: string]: unknown;
            };
            /** @description Then leave out all the rest */
            without?: boolean;
            /** @description BPMN 2.0, as it is now */
            xml: string;
        };
        Lever: {
            /** @enum {string} */
            kind: "factor" | "people" | "chance";
            label: string;
            /** @description A path: tasks/ID/duration */
            name: string;
            /**
             * Format: double
             * @description 1 of a factor
             */
            now: number;
        };
        LibraryEvent: {
            id: string;
            /** @enum {string} */
            kind: "project" | "process" | "scenario" | "run" | "setting" | "waiver" | "version" | "walk" | "plan" | "organisation" | "registry" | "entry" | "everything";
            /**
             * Format: int64
             * @description The revision written; 0 where there is none and for what was deleted
             */
            revision: number;
        };
        LibraryUnit: {
            /** @description As rollouts know it; empty: none */
            unit: string;
        };
        Limit: {
            /** Format: double */
            default: number;
            means: string;
            /** Format: double */
            min: number;
            name: string;
            /**
             * Format: double
             * @description As the library has it
             */
            value: number;
        };
        ListCallable: {
            items: components["schemas"]["Callable"][];
        };
        ListExperimentHead: {
            items: components["schemas"]["ExperimentHead"][];
        };
        ListFound: {
            items: components["schemas"]["Found"][];
        };
        ListInstalledTemplate: {
            items: components["schemas"]["InstalledTemplate"][];
        };
        ListKeptWalk: {
            items: components["schemas"]["KeptWalk"][];
        };
        ListName: {
            items: components["schemas"]["Name"][];
        };
        ListOffer: {
            items: components["schemas"]["Offer"][];
        };
        ListProcessHead: {
            items: components["schemas"]["ProcessHead"][];
        };
        ListProcessTests: {
            items: components["schemas"]["ProcessTests"][];
        };
        ListProcessVersion: {
            items: components["schemas"]["ProcessVersion"][];
        };
        ListProject: {
            items: components["schemas"]["Project"][];
        };
        ListQueuedRun: {
            items: components["schemas"]["QueuedRun"][];
        };
        ListQuickest: {
            items: components["schemas"]["Quickest"][];
        };
        ListRegistryAsked: {
            items: components["schemas"]["RegistryAsked"][];
        };
        ListReturn: {
            items: components["schemas"]["RoiReturn"][];
        };
        ListRunHead: {
            items: components["schemas"]["RunHead"][];
        };
        ListSample: {
            items: components["schemas"]["Sample"][];
        };
        ListScenarioHead: {
            items: components["schemas"]["ScenarioHead"][];
        };
        ListShelf: {
            items: components["schemas"]["Shelf"][];
        };
        ListSigner: {
            items: components["schemas"]["Signer"][];
        };
        ListWaiver: {
            items: components["schemas"]["Waiver"][];
        };
        ListedChannel: {
            name: string;
            /** @description The version that a rollout gives to the organisational unit of this library, where that is another one */
            ours?: string;
            version: string;
        };
        ListedRole: {
            id: string;
            name: string;
        };
        ListedStep: {
            duties: {
                [key: string]: string[];
            };
            id: string;
            lane?: string;
            name: string;
            within?: string;
        };
        ListedTemplate: {
            channels: components["schemas"]["ListedChannel"][];
            digest: string;
            id: string;
            industry: string;
            name: components["schemas"]["TemplateText"];
            processClass: string;
            /** Format: int64 */
            processes: number;
            state: string;
            summary: components["schemas"]["TemplateText"];
            /** @description The newest release that was not withdrawn */
            version: string;
            /** @description The newest first */
            versions: string[];
            /** @description Versions that are not to be used any more */
            withdrawn?: components["schemas"]["Withdrawn"][];
        };
        Listing: {
            codes: string;
            roles: components["schemas"]["ListedRole"][];
            steps: components["schemas"]["ListedStep"][];
        };
        Matrix: {
            /** @description Resources, then lanes that stand for none, then pools without lanes */
            roles: components["schemas"]["MatrixRole"][];
            /** @description Activities in file order, what is inside a sub-process after it */
            rows: components["schemas"]["MatrixRow"][];
        };
        MatrixDifference: {
            changes: components["schemas"]["Change"][];
            /** @description They make the drawing as the table has it */
            edits: components["schemas"]["Edit"][];
            /** @description Rows and columns that were matched by a guess */
            guesses: components["schemas"]["TableRemark"][];
            /** @description What was left out */
            unmatched: components["schemas"]["TableRemark"][];
        };
        MatrixFile: {
            /** @description In base64 */
            data: string;
        };
        MatrixImport: {
            /** @description Left out: the first that has anything in it */
            sheet?: string;
            /** @description XLSX, CSV or TSV, in base64 */
            table: string;
            /** @description BPMN 2.0 */
            xml: string;
        };
        MatrixRequest: {
            /** @enum {string} */
            format: "xlsx" | "csv";
            /**
             * @description Of the headings; left out: that of the request
             * @enum {string}
             */
            language?: "zh-CN" | "en";
            /** @description BPMN 2.0 */
            xml: string;
        };
        MatrixRole: {
            id: string;
            name: string;
        };
        MatrixRow: {
            cells: components["schemas"]["Cell"][];
            id: string;
            name: string;
        };
        Measure: {
            /** @enum {string} */
            better: "less" | "more" | "neither";
            label: string;
            /** @description A path: cycleTime, tasks/ID/waitTime */
            name: string;
            /** @enum {string} */
            unit: "time" | "money" | "share" | "count";
        };
        Missing: {
            element: string;
            from?: string;
            name: string;
            text?: string;
            to?: string;
            what: string;
        };
        Move: {
            catches?: string;
            enters?: string;
            flow?: string;
            from?: string;
            message?: string;
        };
        Name: {
            id: string;
            name: string;
        };
        Named: {
            name: string;
            title: string;
        };
        Naming: {
            name: string;
        };
        NewExperiment: {
            /** @description Of a grid */
            axes?: components["schemas"]["Axis"][];
            /**
             * Format: double
             * @description Of a sensitivity: share by which numbers are changed; left out or 0: 0.1
             */
            by?: number;
            /**
             * @description Several scenarios against the first; one number after the other changed a little; every combination of some values of some numbers; one more person in each role
             * @enum {string}
             */
            kind: "comparison" | "sensitivity" | "grid" | "staffing";
            /** @description Of a sensitivity: names of numbers to be changed or beginnings of them, where * stands for one part; none: all */
            levers?: string[];
            /** @description Of a sensitivity or a grid; none: cycle time, cost, and the promise where there is one */
            measures?: string[];
            /**
             * Format: int64
             * @description Of each variant; left out or 0: as the base's scenario says
             */
            replications?: number;
            /**
             * Format: int64
             * @description The saved revision of the process to play
             */
            revision: number;
            /** @description Of a staffing; none: all */
            roles?: string[];
            /** @description The base first; one alone but for a comparison */
            variants: components["schemas"]["Variant"][];
        };
        NewProcess: {
            name: string;
            /** @description BPMN 2.0 */
            xml: string;
        };
        NewRun: {
            /** @description Leave out what the scenario says of an older version of the process, as listed by /api/leftovers; the report says what that was. Otherwise such a scenario is refused */
            leaveOut?: boolean;
            /**
             * Format: int64
             * @description Play this replication alone, counted from 1; it is the same as among all of them. Left out or 0: all
             */
            only?: number;
            /**
             * Format: int64
             * @description The saved revision of the process to play; processes that it calls are taken from its project, as they were saved last
             */
            revision: number;
            /** @description Its run says how many replications are played, or until which precision */
            scenario: {
                [key: string]: unknown;
            };
        };
        NewScenario: {
            /** @description A scenario of the same process that it follows from then on */
            base?: string;
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            content: {
                [key: string]: unknown;
            };
            /** @description The name in the content when absent */
            name?: string;
        };
        NewWalks: {
            walks: {
                [key: string]: unknown;
            }[];
        };
        Offer: {
            /** @description Against the revision that the work began from, or the drawing as it was opened */
            changes: components["schemas"]["Changes"];
            /**
             * Format: int64
             * @description The revision that the library holds now; 0: the process is not there
             */
            current: number;
            id: string;
            /** @description Numbers of a scenario were changed */
            numbers: boolean;
            /** Format: date-time */
            updatedAt: string;
            work: components["schemas"]["Work"];
        };
        OfferedChannel: {
            /** @description Two who move it at once may both believe to be first */
            bestEffort: boolean;
            digest: string;
            /** @description The newest first */
            history: components["schemas"]["ChannelMove"][];
            /**
             * Format: date-time
             * @description Null: the registry does not say
             */
            movedAt: string | null;
            movedBy: string;
            name: string;
            version: string;
        };
        OfferedRollout: {
            /** @description Who agrees with the next step */
            approvals: string[];
            /** @description Actions that make sense in this state */
            can: string[];
            channel: string;
            /** Format: date-time */
            created: string | null;
            createdBy: string;
            from: string;
            /** @description What keeps the next step from beginning */
            gates: components["schemas"]["RolloutGate"][];
            id: string;
            /** @description The oldest first */
            log: components["schemas"]["RolloutEntry"][];
            /** @description The channel was moved by hand meanwhile */
            overtaken: boolean;
            /** Format: int64 */
            revision: number;
            /** @description The version that the channel stands at */
            stands: string;
            /** @enum {string} */
            state: "planned" | "running" | "paused" | "done" | "aborted" | "rolled-back";
            /**
             * Format: int64
             * @description From 0; -1 before the start
             */
            step: number;
            steps: components["schemas"]["RolloutStep"][];
            to: string;
        };
        OfferedTemplate: {
            channels: components["schemas"]["OfferedChannel"][];
            /** @description The registry remembers, compares and swaps, and withdraws */
            hub: boolean;
            /** @description We may report figures of a rollout */
            publish: boolean;
            /** @description We may move channels, lead rollouts and withdraw */
            release: boolean;
            /** @description The newest first */
            rollouts: components["schemas"]["OfferedRollout"][];
            /** @description Why rollouts are not listed, where they are not */
            unseen: components["schemas"]["Error"] | null;
            /** @description Whom the registry takes us for; empty: nobody has signed in, or it does not say */
            user: string;
            /** @description The newest first */
            versions: components["schemas"]["OfferedVersion"][];
        };
        OfferedVersion: {
            /**
             * Format: date-time
             * @description Null: the registry does not say
             */
            publishedAt: string | null;
            publishedBy: string;
            /** @description Empty: the registry was not asked so closely */
            state: string;
            version: string;
            /** @description Left out: it was not */
            withdrawn?: components["schemas"]["Withdrawn"];
        };
        Option: {
            /** Format: date-time */
            at?: string;
            /** Format: int64 */
            definition?: number;
            do: string;
            due?: components["schemas"]["Due"];
            element: string;
            event?: string;
            fields: components["schemas"]["Field"][];
            flows?: string[];
            kind: string;
            name: string;
            /** Format: int64 */
            nth?: number;
            on?: string;
            /** Format: date-time */
            since?: string;
            who: components["schemas"]["Duty"][];
            why?: string;
        };
        Organisation: {
            calendars?: {
                [key: string]: components["schemas"]["Calendar"];
            };
            currency?: string;
            people?: components["schemas"]["Person"][];
            roles?: components["schemas"]["Role"][];
            units?: components["schemas"]["Unit"][];
            zone?: string;
        };
        OrganisationUpdate: {
            content: components["schemas"]["Organisation"];
            /**
             * Format: int64
             * @description The revision that it was made from; 0 for the first
             */
            revision: number;
        };
        PackagePreview: {
            /** @description Markdown */
            changelog: string;
            digest: string;
            /** @description The version to take in its place; empty: there is none */
            instead: string;
            manifest: components["schemas"]["TemplateManifest"];
            /** @description Templates that it requires and that are not installed */
            missing: components["schemas"]["TemplateRequirement"][];
            processes: components["schemas"]["PreviewedProcess"][];
            roles: components["schemas"]["PreviewedRole"][];
            signedBy: string[];
            /** @description Words that mean something else in the project */
            terms: components["schemas"]["PreviewedTerm"][];
            /** @enum {string} */
            trust: "trusted" | "stranger" | "unsigned";
            /** @description It is not to be used any more, and is not installed; left out: it was not withdrawn */
            withdrawn?: components["schemas"]["Withdrawn"];
        };
        PeopleImport: {
            /** @description XLSX, CSV or TSV, in base64 */
            bytes: string;
            /** @description The organisation as it is now */
            content: components["schemas"]["Organisation"];
            /** @description The file's name */
            name: string;
            /** @description Left out: the first that has anything in it */
            sheet?: string;
        };
        PeopleImported: {
            content: components["schemas"]["Organisation"];
            /** @description Sheets that were not read */
            others: string[];
            /** @description What was guessed, made or left out */
            remarks: components["schemas"]["TableRemark"][];
            rows: components["schemas"]["TakenRow"][];
            /** @description That was read; empty for text */
            sheet: string;
        };
        Person: {
            calendar?: string;
            costPerHour?: string;
            deputy?: string;
            email?: string;
            id: string;
            name: string;
            roles?: string[];
            skills?: string[];
            unit?: string;
        };
        Picture: {
            /** @description Pools, lanes and opened sub-processes */
            frames: string;
            /** Format: double */
            height: number;
            /** @description Flows */
            lines: string;
            /** @description Activities, events and gateways */
            nodes: string;
            /** Format: double */
            width: number;
        };
        Place: {
            cell?: string;
            /** Format: int64 */
            column?: number;
            element?: string;
            file?: string;
            /** Format: int64 */
            line?: number;
            path?: string;
        };
        Plan: {
            plan: components["schemas"]["RoiPlan"];
            /**
             * Format: int64
             * @description Counts the saves, from 1; 0 where nobody has planned yet. To save: the one that the plan was made from
             */
            revision: number;
        };
        Policy: {
            codes?: components["schemas"]["CodeSet"];
            engines?: string[];
            limits?: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            severity?: {
                [key: string]: string;
            };
            waivers?: components["schemas"]["Waiver"][];
        };
        PreviewedCopy: {
            changed: boolean;
            name: string;
            process: string;
            project: string;
            version: string;
        };
        PreviewedEvidence: {
            /** Format: int64 */
            cases: number;
            /**
             * Format: double
             * @description Mean per case
             */
            cost: number | null;
            currency: string;
            /**
             * Format: double
             * @description Mean
             */
            cycleTimeSeconds: number | null;
            /**
             * Format: double
             * @description Share of promises kept, 0 to 1
             */
            promise: number | null;
            scenario: string;
        };
        PreviewedProcess: {
            duties: components["schemas"]["Listing"];
            evidence: components["schemas"]["PreviewedEvidence"][];
            /**
             * Format: int64
             * @description That are open, as the package says
             */
            findings: number;
            /** @description Processes of the library that came from this one */
            has: components["schemas"]["PreviewedCopy"][];
            name: components["schemas"]["TemplateText"];
            /** @description Its file in the package */
            part: string;
            /** @description SVG, drawn here */
            pictures: string[];
            sound: string;
        };
        PreviewedRole: {
            english: string;
            id: string;
            name: string;
            /** @description Id of a role of the project's organisation; empty: nobody there is called so */
            suggested: string;
        };
        PreviewedTerm: {
            /** @description The process in which the project says so */
            from: string;
            name: string;
            ourOwner: string;
            ourText: string;
            theirOwner: string;
            theirText: string;
        };
        Process: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            name: string;
            projectId: string;
            /**
             * Format: int64
             * @description Counts the saves, from 1
             */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
            /** @description BPMN 2.0 */
            xml: string;
        };
        ProcessChange: {
            after: string;
            before: string;
            /** @description In the later drawing; empty where it is gone */
            element: string;
            /** @enum {string} */
            group: "diagram" | "raci" | "sla" | "data" | "forms" | "texts" | "details" | "scenario" | "organisation" | "layout";
            /** @description Of a number: the id of its scenario */
            in: string;
            /** @enum {string} */
            kind: "added" | "removed" | "changed" | "moved";
            /** @description What the element is called */
            name: string;
            /** @description Of a number: a JSON pointer into the scenario or organisation */
            path: string;
            /** @description The change in a sentence */
            text: string;
            /** @description In the earlier drawing; empty where it was not there */
            was: string;
            /** @enum {string} */
            weight: "patch" | "feature" | "breaking";
            /** @description For programs: userTask, sequenceFlow, duty, promise, variable, field, name, condition … */
            what: string;
        };
        ProcessHead: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            name: string;
            projectId: string;
            /**
             * Format: int64
             * @description Counts the saves, from 1
             */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        ProcessTests: {
            name: string;
            /** @description Why they could not be played */
            problem?: string;
            processId: string;
            tested?: components["schemas"]["WalksTested"];
            /** @description Their names */
            walks: string[];
        };
        ProcessUpdate: {
            /** @description Left as it is when absent */
            name?: string;
            /**
             * Format: int64
             * @description The revision that the drawing was made from
             */
            revision: number;
            /** @description BPMN 2.0 */
            xml: string;
        };
        ProcessVersion: {
            /** @description Who named it */
            by?: string;
            /**
             * Format: int64
             * @description The size of the drawing
             */
            bytes: number;
            /** Format: date-time */
            createdAt: string;
            /** @description Absent where nobody has named it */
            name?: string;
            note?: string;
            /** Format: int64 */
            revision: number;
            /**
             * Format: int64
             * @description Simulations and experiments of it
             */
            runs: number;
            /**
             * Format: int64
             * @description The revision that it brings back
             */
            source?: number;
        };
        Project: {
            /** Format: date-time */
            createdAt: string;
            id: string;
            name: string;
            /**
             * Format: int64
             * @description How many processes are in it
             */
            processes: number;
            /** Format: date-time */
            updatedAt: string;
        };
        Publication: {
            changelog: string;
            id: string;
            industry: string;
            name: components["schemas"]["TemplateText"];
            processClass: string;
            processes: components["schemas"]["PublishedProcess"][];
            registry?: string;
            requires?: components["schemas"]["TemplateRequirement"][];
            summary: components["schemas"]["TemplateText"];
            version: string;
        };
        PublicationBeginning: {
            /** @description Processes of the project; the one that is published first */
            choices: components["schemas"]["PublicationChoice"][];
            publication: components["schemas"]["Publication"];
            /** @description The answers are those of last time */
            published: boolean;
        };
        PublicationChoice: {
            /** @description By the process that is published, directly or not */
            called: boolean;
            process: components["schemas"]["ProcessHead"];
            scenarios: components["schemas"]["ScenarioHead"][];
        };
        PublishProgress: {
            error: components["schemas"]["Error"] | null;
            /**
             * Format: double
             * @description Of its state, 0 to 1
             */
            fraction: number;
            id: string;
            release?: components["schemas"]["ReleaseDone"];
            /** @enum {string} */
            state: "packing" | "sending" | "done" | "failed" | "cancelled";
        };
        PublishRequest: {
            /** @description As a draft, though something stands against its release */
            draft?: boolean;
            /** @description Hint of the key that signs; left out: nobody does */
            key?: string;
            /** @description Of the key */
            passphrase?: string;
            publication: components["schemas"]["Publication"];
        };
        PublishedFile: {
            /** @description In base64 */
            bytes: string;
            name: string;
        };
        PublishedProcess: {
            name: components["schemas"]["TemplateText"];
            process: string;
            scenarios: string[];
        };
        Question: {
            ask: string;
            /** Format: int64 */
            done?: number;
            element: string;
            flows?: string[];
            several?: boolean;
        };
        QueuedRun: {
            /** Format: date-time */
            createdAt: string;
            /** @description The engine's version */
            engine: string;
            /** @description Why it failed or was broken off */
            error: components["schemas"]["Error"] | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: double
             * @description How much is done, 0 to 1
             */
            fraction: number;
            id: string;
            /** @enum {string} */
            kind: "simulation" | "comparison" | "sensitivity" | "grid" | "staffing";
            /** @description Of the scenario that was played; empty where it has none */
            name: string;
            /**
             * Format: int64
             * @description The replication that is played alone, counted from 1; left out where all are
             */
            only?: number;
            processId: string;
            processName: string;
            /**
             * Format: int64
             * @description Of the process that was played
             */
            revision: number;
            /** Format: int64 */
            seed: number;
            /**
             * @description A run that waits for its turn is running, with nothing done yet. One that was broken off has failed: error says why and where, and the report holds what was observed until then
             * @enum {string}
             */
            status: "running" | "finished" | "cancelled" | "failed";
            /**
             * Format: int64
             * @description Its place in the line, from 1; 0: it is being played, or over
             */
            waiting: number;
        };
        Quickest: {
            /** @description Id of a process or an activity */
            element: string;
            /**
             * Format: double
             * @description On the clock of its promise, or else the wall's
             */
            seconds: number;
        };
        QuickestRequest: {
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            scenario?: {
                [key: string]: unknown;
            };
            /** @description BPMN 2.0 */
            xml: string;
        };
        ReadRaciRequest: {
            /** @description BPMN 2.0 */
            xml: string;
        };
        RefreshTemplatesRequest: {
            /** @description Ids to ask for, where the registry lists nothing */
            templates?: string[];
        };
        Registry: {
            /** @description Host, port and folder: harbor.acme.com/templates */
            address: string;
            /** @description Authorities that are trusted besides the system's, in PEM */
            ca: string;
            id: string;
            /** @description The user's name; empty: nobody logs in */
            login: string;
            name: string;
            /** @description URL of a proxy; empty: that of the environment */
            proxy: string;
            /** @description A password or token for it is kept on this computer, or none is needed */
            ready: boolean;
        };
        RegistryAsked: {
            /**
             * Format: date-time
             * @description When it answered last; null: never
             */
            asOf: string | null;
            name: string;
            /** @description Why it did not now */
            problem: components["schemas"]["Error"] | null;
            registry: string;
        };
        RegistryEdit: {
            /** @description Host, port and folder: harbor.acme.com/templates */
            address: string;
            /** @description Authorities that are trusted besides the system's, in PEM */
            ca?: string;
            name: string;
            /** @description URL of a proxy */
            proxy?: string;
        };
        RegistryList: {
            /** @description That file, where they are in one */
            file: string;
            items: components["schemas"]["Registry"][];
            /**
             * @description Where passwords and keys are kept on this computer
             * @enum {string}
             */
            secrets: "keyring" | "file";
        };
        RegistryLogin: {
            password?: string;
            /** @description Instead of a password */
            token?: string;
            user: string;
        };
        ReleaseChanges: {
            changes: components["schemas"]["ReleaseLine"][];
            /** @enum {string} */
            fate: "added" | "removed" | "changed";
            name: components["schemas"]["TemplateText"];
        };
        ReleaseDone: {
            /** @description Exactly this was published before */
            already: boolean;
            digest: string;
            draft: boolean;
            /** @description Address, id and version */
            reference: string;
            registry: string;
            signed: boolean;
            version: string;
        };
        ReleaseLine: {
            group: string;
            /** @enum {string} */
            kind: "added" | "removed" | "changed" | "moved";
            text: string;
            /** @enum {string} */
            weight: "none" | "patch" | "feature" | "breaking";
        };
        ReleaseObstacle: {
            hint: string;
            /** @enum {string} */
            kind: "noProcesses" | "noScenarios" | "errors" | "unsound" | "undecided" | "notPlayed" | "brokenOff" | "walksFail";
            message: string;
            process: string;
            scenario: string;
        };
        Report: {
            bottlenecks: components["schemas"]["ReportBottlenecks"];
            cases: components["schemas"]["ReportCases"];
            currency: string;
            cycleTimeHistogram: components["schemas"]["ReportHistogram"];
            elements: {
                [key: string]: components["schemas"]["ReportElement"];
            };
            engine: string;
            /**
             * Format: int64
             * @description Events played, all replications
             */
            events: number;
            /** @description Why the run was broken off; what was observed until then is here */
            fault?: components["schemas"]["ReportFault"];
            /** @description By sequence flow; reports of earlier versions have none */
            flows?: {
                [key: string]: components["schemas"]["ReportFlow"];
            };
            /** Format: double */
            horizonSeconds: number | null;
            /** @description What the scenario says of an older version of the process, and was not played */
            leftOut?: components["schemas"]["Text"];
            /** @description By driver of cost, and revenue: totals, one observation per replication */
            money: {
                [key: string]: components["schemas"]["ReportStatistic"];
            };
            /** @description Cancelled or broken off before all replications were finished */
            partial: boolean;
            /** @description At most 1000: of more, the busiest */
            people?: components["schemas"]["ReportPerson"][];
            /**
             * Format: int64
             * @description How many more there are, less busy than those listed
             */
            peopleUnlisted?: number;
            /** @description Where replications were played until an average was known well enough */
            precision?: components["schemas"]["ReportPrecision"];
            process: components["schemas"]["ReportProcess"];
            /**
             * Format: int64
             * @description Replications that were finished
             */
            replications: number;
            /**
             * Format: int64
             * @description Replications that were asked for
             */
            requested: number;
            roles: {
                [key: string]: components["schemas"]["ReportRole"];
            };
            scenario: string;
            /** Format: int64 */
            seed: number;
            /** @description What it says, in plain words, the most important first */
            sentences: components["schemas"]["ReportSentence"][];
            series: components["schemas"]["ReportSeries"];
            /** @description Where cases stand that are not over, and to which nothing more can happen */
            standstill?: components["schemas"]["ReportStanding"][];
            /** Format: date-time */
            start: string;
            stock?: {
                [key: string]: components["schemas"]["ReportStock"];
            };
            warmup: components["schemas"]["ReportWarmup"];
            week: components["schemas"]["ReportWeek"];
            zone: string;
        };
        ReportBand: {
            /** @description Mean over the bucket in the replication with the most */
            high: number[];
            /** @description Mean over the bucket in the replication with the least */
            low: number[];
            mean: number[];
        };
        ReportBoard: {
            /** @description By lane, then in the order of flow */
            columns: components["schemas"]["ReportBoardColumn"][];
            /** @description In the order of time */
            frames: components["schemas"]["ReportBoardFrame"][];
            /**
             * Format: double
             * @description How much of the run has been played again for it so far, 0 to 1: the board ends there; left out: all that was asked
             */
            played?: number;
            /**
             * Format: date-time
             * @description Of the run, in its time zone
             */
            start: string;
            /**
             * Format: double
             * @description From one moment to the next
             */
            stepSeconds: number;
            /**
             * Format: double
             * @description When the run was over, or as far as was asked
             */
            untilSeconds: number;
            /** @description Time zone of the scenario (IANA) */
            zone: string;
        };
        ReportBoardCard: {
            /** @description Who works on it, the first of several */
            by?: string;
            /** Format: int64 */
            case: number;
            /**
             * Format: double
             * @description When the step or the case, whichever is earlier, was promised to be complete; null: nothing is promised
             */
            due: number | null;
            /**
             * Format: double
             * @description When it came there
             */
            since: number;
            /** @enum {string} */
            state: "queued" | "advised" | "working" | "halted" | "approved" | "awaiting" | "joining";
        };
        ReportBoardCell: {
            /** @description Those that have been there longest */
            cards: components["schemas"]["ReportBoardCard"][];
            /**
             * Format: int64
             * @description From 0
             */
            column: number;
            /**
             * Format: int64
             * @description Of both: past what was promised
             */
            overdue: number;
            /**
             * Format: int64
             * @description Cases that wait there
             */
            waiting: number;
            /**
             * Format: int64
             * @description Cases that somebody works on there
             */
            working: number;
        };
        ReportBoardColumn: {
            element: string;
            kind: string;
            /** @description The innermost lane, or the pool */
            lane?: string;
            /** @description Empty where it has none */
            name: string;
            /** @description The element on the drawing: of a called process the call activity, else the element itself */
            place: string;
        };
        ReportBoardFrame: {
            /**
             * Format: int64
             * @description Cases that have come until then
             */
            arrived: number;
            /** Format: double */
            at: number;
            /** @description Columns with anything in them */
            cells: components["schemas"]["ReportBoardCell"][];
            /**
             * Format: int64
             * @description Cases that are over by then
             */
            ended: number;
        };
        ReportBottleneck: {
            id: string;
            name: string;
            /**
             * Format: double
             * @description Of the waiting at the steps here: while those who then did the work were off shift, by the executions that were finished; null where none had waited
             */
            offShift: number | null;
            /** @description When most work waits while its people are on shift; left out where no hours stand out */
            peak?: components["schemas"]["ReportPeak"];
            /**
             * Format: double
             * @description Of all waiting for people; shares of roles add up to more than 1 where work can be done by one of several, or takes several
             */
            share: number;
            /**
             * Format: double
             * @description Of a role, as in roles; of a step, of the busiest of its roles; null where it was never on shift
             */
            utilization: number | null;
            /** @description Time that work waits for people here, for each case completed; one observation per replication */
            waiting: components["schemas"]["ReportStatistic"];
            /** @description Of a role: the steps at which work waits for it, most first. Of a step: its roles */
            with: string[];
        };
        ReportBottlenecks: {
            elements: components["schemas"]["ReportBottleneck"][];
            roles: components["schemas"]["ReportBottleneck"][];
        };
        ReportCaseHistory: {
            /**
             * Format: double
             * @description When it came, in seconds since the start of the run
             */
            arrivedSeconds: number;
            /**
             * Format: int64
             * @description Counted from 1, in the order in which cases came
             */
            case: number;
            /**
             * Format: double
             * @description In the currency of the scenario, penalties included
             */
            cost: number;
            currency: string;
            /**
             * Format: double
             * @description From coming to its end; of an unfinished case until the end of the run
             */
            cycleTimeSeconds: number;
            /**
             * Format: double
             * @description When the case was promised to be complete, in seconds since the start of the run; null: nothing is promised
             */
            due: number | null;
            /** @description In the order in which it was there to be done */
            history: components["schemas"]["ReportHistoryStep"][];
            /**
             * Format: int64
             * @description Steps of which a promise was missed
             */
            lateSteps: number;
            /**
             * @description failed: ended by an error that nothing caught
             * @enum {string}
             */
            outcome: "completed" | "failed" | "unfinished";
            /**
             * @description Whether everything promised about it and its steps was kept; open: so far; left out: nothing was promised
             * @enum {string}
             */
            promise?: "kept" | "missed" | "open";
            /**
             * Format: date-time
             * @description Of the run, in its time zone
             */
            start: string;
            /**
             * Format: int64
             * @description Executions of tasks that were done
             */
            steps: number;
            /**
             * Format: int64
             * @description Steps that are left out, because there are too many
             */
            untold?: number;
            /** @description Time zone of the scenario (IANA) */
            zone: string;
        };
        ReportCaseLine: {
            /**
             * Format: double
             * @description When it came, in seconds since the start of the run
             */
            arrivedSeconds: number;
            /**
             * Format: int64
             * @description Counted from 1, in the order in which cases came
             */
            case: number;
            /**
             * Format: double
             * @description In the currency of the scenario, penalties included
             */
            cost: number;
            /**
             * Format: double
             * @description From coming to its end; of an unfinished case until the end of the run
             */
            cycleTimeSeconds: number;
            /**
             * Format: int64
             * @description Steps of which a promise was missed
             */
            lateSteps: number;
            /**
             * @description failed: ended by an error that nothing caught
             * @enum {string}
             */
            outcome: "completed" | "failed" | "unfinished";
            /**
             * @description Whether everything promised about it and its steps was kept; open: so far; left out: nothing was promised
             * @enum {string}
             */
            promise?: "kept" | "missed" | "open";
            /**
             * Format: int64
             * @description Executions of tasks that were done
             */
            steps: number;
        };
        ReportCasePage: {
            currency: string;
            items: components["schemas"]["ReportCaseLine"][];
            /**
             * Format: int64
             * @description Cases that are as was asked
             */
            matching: number;
            /**
             * Format: double
             * @description How much of the run has been played again for the list so far, 0 to 1: it has the cases that are over by then; left out: all of it
             */
            played?: number;
            /** @description Something is promised about cases or steps */
            promised: boolean;
            /**
             * Format: date-time
             * @description Of the run, in its time zone
             */
            start: string;
            /**
             * Format: int64
             * @description Cases in the list
             */
            total: number;
            /**
             * Format: int64
             * @description Cases that came after those in the list, which has the first 2,000,000
             */
            unlisted?: number;
            /** @description Time zone of the scenario (IANA) */
            zone: string;
        };
        ReportCases: {
            /** Format: int64 */
            completed: number;
            /**
             * Format: int64
             * @description Of those started: left out of the statistics by the warm-up
             */
            excluded: number;
            /**
             * Format: int64
             * @description Of those completed: ended by an error that nothing caught
             */
            failed: number;
            /** Format: int64 */
            started: number;
            /**
             * Format: int64
             * @description Still under way, or stuck, when the run ended
             */
            unfinished: number;
        };
        ReportElement: {
            /** @description The promise to complete */
            completed?: components["schemas"]["ReportPromise"];
            /** @description Cost per execution */
            cost: components["schemas"]["ReportStatistic"];
            /**
             * Format: int64
             * @description Executions that failed, all replications
             */
            failures: number;
            /**
             * Format: int64
             * @description Executions that more urgent work interrupted, all replications
             */
            interrupted: number;
            kind: string;
            name: string;
            /** @description Work items waiting, weighted by time */
            queueLength: components["schemas"]["ReportStatistic"];
            /** @description Ids of the roles that do it, those that only stand in left out */
            roles?: string[];
            /** @description Working time, interruptions at shift ends left out */
            serviceTime: components["schemas"]["ReportStatistic"];
            /**
             * Format: int64
             * @description Setups, all replications
             */
            setups: number;
            /** @description The promise to start */
            started?: components["schemas"]["ReportPromise"];
            /**
             * Format: int64
             * @description Of those that failed: that ended in an error or escalation; the others were done again. Reports of earlier versions do not tell them apart
             */
            thrown?: number;
            /** @description Cost of all executions of cases that count, one observation per replication */
            totalCost: components["schemas"]["ReportStatistic"];
            /**
             * Format: int64
             * @description Errors, escalations and messages from here that nothing caught or received, all replications
             */
            uncaught: number;
            /**
             * Format: int64
             * @description Times that no rule of a decision table held here, so that what it decides stayed as it was, all replications
             */
            undecided: number;
            /** @description Executions per case */
            visits: components["schemas"]["ReportStatistic"];
            /**
             * Format: double
             * @description Of all time that activities and events wait, here
             */
            waitShare: number | null;
            /** @description From being enabled to being started */
            waitTime: components["schemas"]["ReportStatistic"];
            /** @description What executions wait for, by cause; one observation per replication */
            waiting?: {
                [key: string]: components["schemas"]["ReportStatistic"];
            };
        };
        ReportEstimate: {
            /**
             * Format: double
             * @description Of the 95 % Student-t interval over replications; null with fewer than two
             */
            halfWidth: number | null;
            label: components["schemas"]["Text"];
            /**
             * Format: double
             * @description In seconds, units of the currency, 0 to 1, or a count
             */
            mean: number;
            /** @description Such as cycleTime or tasks/ID/waitTime */
            name: string;
            /** @enum {string} */
            unit: "time" | "money" | "share" | "count";
        };
        ReportFault: {
            code: string;
            element?: string;
            hint: components["schemas"]["Text"];
            message: components["schemas"]["Text"];
            /** @description Where in the scenario */
            path?: string;
        };
        ReportFigure: {
            /**
             * Format: double
             * @description Of its 95 % interval; null where there is none
             */
            halfWidth: number | null;
            /** @description What it is, such as waiting/offShift or roles/ID/utilization */
            name: string;
            unit: string;
            /**
             * Format: double
             * @description In seconds, currency units, shares or counts
             */
            value: number;
        };
        ReportFlow: {
            /**
             * Format: int64
             * @description Tokens that came along it, all replications
             */
            passed: number;
            /** @description Tokens for each case that came, one observation per replication */
            perCase: components["schemas"]["ReportStatistic"];
            /**
             * Format: double
             * @description Of all tokens that left where it begins, those that came along it: of a fork, each way has its part; null where none left
             */
            share: number | null;
        };
        ReportHistogram: {
            count: number[];
            from: number[];
            to: number[];
        };
        ReportHistoryStep: {
            /**
             * Format: int64
             * @description Which batch of the run it was done in
             */
            batch?: number;
            /** @description Who did it; nobody where nobody was needed or has begun */
            by: string[];
            /**
             * Format: double
             * @description In the currency of the scenario
             */
            cost: number;
            /**
             * Format: double
             * @description When it was promised to be complete; null: nothing is promised
             */
            due: number | null;
            element: string;
            /**
             * Format: double
             * @description When it was there to be done, in seconds since the start of the run
             */
            enabled: number;
            /**
             * Format: double
             * @description When it was over; null: not before the end of the run
             */
            ended: number | null;
            /** Format: int32 */
            failedAttempts?: number;
            /** @enum {string} */
            kind: "execution" | "consultation" | "approval" | "reading" | "escalation" | "event";
            /** @description A promise to start or complete it was missed */
            late: boolean;
            /** @description Empty where it has none */
            name: string;
            /** @enum {string} */
            outcome: "completed" | "failed" | "decided" | "withdrawn" | "unfinished";
            role?: string;
            /** @description What went on, without gaps; none for what took no time */
            spans: components["schemas"]["ReportSpan"][];
            /**
             * Format: double
             * @description When it was begun first; null: never
             */
            started: number | null;
            /** @description Of an event: message, timer and so on */
            trigger?: string;
        };
        ReportKnown: {
            currency: string;
            /** @description Those of the process that there is anything to say about, and the one that precision is asked of */
            measures: components["schemas"]["ReportEstimate"][];
            /** @description Where replications are played until an average is known well enough: how well it is now */
            precision?: components["schemas"]["ReportPrecision"];
            /**
             * Format: int64
             * @description That are finished
             */
            replications: number;
        };
        ReportMilestone: {
            /**
             * Format: double
             * @description Seconds since the start of the run
             */
            at: number;
            /** Format: int64 */
            case: number;
            /** @description Of an end: completed or failed */
            outcome?: string;
        };
        ReportPassage: {
            /**
             * Format: double
             * @description Seconds since the start of the run
             */
            at: number;
            /** Format: int64 */
            case: number;
            /** @description A sequence flow, or the message flow of a message that is sent */
            flow: string;
        };
        ReportPeak: {
            /**
             * Format: int64
             * @description 1 is Monday, 7 Sunday
             */
            day: number;
            /**
             * Format: int64
             * @description First hour, 0 to 23
             */
            from: number;
            /**
             * Format: double
             * @description Mean level over these hours
             */
            mean: number;
            /**
             * Format: int64
             * @description Where the last hour ends, 1 to 24
             */
            to: number;
        };
        ReportPerson: {
            /**
             * Format: double
             * @description Time worked; things done at the same time count each
             */
            busySeconds: number;
            /**
             * Format: double
             * @description Cost of the work done
             */
            cost: number;
            /** @description Seconds worked by kind of work: work, consult, approve, inform, escalation */
            duties: {
                [key: string]: number;
            };
            /**
             * Format: double
             * @description Half-width of its 95 % Student-t interval over replications; null with fewer than two
             */
            halfWidth: number | null;
            /**
             * Format: double
             * @description Pieces of work brought to an end; a repetition counts again, a batch done together once
             */
            items: number;
            name: string;
            /**
             * Format: double
             * @description Of that: beyond the shift
             */
            overtimeSeconds: number;
            roles: string[];
            /**
             * Format: double
             * @description Share of the time on shift spent working, mean over the replications with any; null for who was never on shift
             */
            utilization: number | null;
        };
        ReportPrecision: {
            label: components["schemas"]["Text"];
            /** @description Name of the measure, such as cycleTime or tasks/ID/waitTime */
            of: string;
            /** @description False: as many replications were played as were allowed, or the run was broken off */
            reached: boolean;
            /**
             * Format: double
             * @description Half-width that it has, as a share of it; null where that cannot be said
             */
            share: number | null;
            /**
             * Format: double
             * @description Half-width of its 95 % interval that was asked for, as a share of it
             */
            within: number;
        };
        ReportProcess: {
            /** @description Cost per case */
            cost: components["schemas"]["ReportStatistic"];
            cycleTime: components["schemas"]["ReportStatistic"];
            id: string;
            /** @description Cases under way, weighted by time */
            inProgress: components["schemas"]["ReportStatistic"];
            name: string;
            /** @description Working time per case */
            processingTime: components["schemas"]["ReportStatistic"];
            /** @description The promise for whole cases */
            promise?: components["schemas"]["ReportPromise"];
            /** @description Cases completed per day after the warm-up; one observation per replication */
            throughput: components["schemas"]["ReportStatistic"];
            /** @description Time a case's activities waited before they were begun, per case: for people who are busy or off shift, advice, a batch or stock */
            waitTime: components["schemas"]["ReportStatistic"];
            /** @description What a case waits for, by cause, summed over its activities and events; one observation per replication. Pause is work that was begun and stands still until the next shift: no part of waitTime or processingTime, and not in reports of earlier versions */
            waiting: {
                [key: string]: components["schemas"]["ReportStatistic"];
            };
        };
        ReportPromise: {
            /**
             * Format: int64
             * @description Reminders, escalations, reassignments and decisions
             */
            actions: number;
            /** Format: int64 */
            kept: number;
            /** Format: int64 */
            late: number;
            /** @description Seconds by which those were late that were, on the promise's clock */
            lateBy: components["schemas"]["ReportStatistic"];
            /**
             * Format: double
             * @description Mean of those that were late, on the promise's clock
             */
            latenessSeconds: number | null;
            /** @description Kept of all, one observation per replication */
            share: components["schemas"]["ReportStatistic"];
        };
        ReportRole: {
            /**
             * Format: double
             * @description Person-seconds on shift, mean over replications
             */
            availableSeconds: number;
            /**
             * Format: double
             * @description Person-seconds worked, mean over replications
             */
            busySeconds: number;
            /** @description Cost of the work done, one observation per replication */
            cost: components["schemas"]["ReportStatistic"];
            /** @description Person-seconds worked by kind of work: work, consult, approve, inform, escalation */
            duties: {
                [key: string]: number;
            };
            /** Format: int64 */
            headcount: number;
            name: string;
            /**
             * Format: double
             * @description Of those worked: beyond the shift, mean over replications
             */
            overtimeSeconds: number;
            /** @description Share of the time on shift spent working, one observation per replication */
            utilization: components["schemas"]["ReportStatistic"];
        };
        ReportRoleWeek: {
            /** @description When most people are at work; left out where no hours stand out */
            busiest?: components["schemas"]["ReportPeak"];
            /** @description People at work, overtime included */
            busy: number[];
            /** @description When most work waits in the hours in which the role usually has people on shift; left out where no hours stand out */
            longest?: components["schemas"]["ReportPeak"];
            /** @description People on shift, counted by what each can do at once */
            onShift: number[];
            /** @description Work that waits for the role, alone or as one of several that can or must do it */
            waiting: number[];
        };
        ReportSentence: {
            /** @description Id of the element that it names */
            element?: string;
            /** @description The numbers that it rests on, in the order in which it tells them */
            figures: components["schemas"]["ReportFigure"][];
            /** @description What it is about: cycle-time, cause, bottleneck, promise, raci, load and others */
            kind: string;
            /** @description Id of the role that it names */
            role?: string;
            text: components["schemas"]["Text"];
        };
        ReportSeries: {
            /**
             * Format: double
             * @description Width of a bucket; the first begins at the start of the run
             */
            bucketSeconds: number;
            /** @description By role: people at work, overtime included; somebody who does several things at once counts for each */
            busy: {
                [key: string]: number[];
            };
            /** @description Cases under way */
            inProgress: components["schemas"]["ReportBand"];
            /** @description By role: people on shift, counted by what each can do at once */
            onShift: {
                [key: string]: number[];
            };
            /** @description By task: executions that wait for people; a task at which nothing ever waited is left out */
            queues: {
                [key: string]: number[];
            };
            /** @description By bucket: replications that came into it; what comes after the end of one is in no mean */
            replications: number[];
            /** @description By stock: its level */
            stock?: {
                [key: string]: number[];
            };
        };
        ReportSpan: {
            /** @description What is waited for, as in the report; pause where work that was begun stands still until the next shift. How long is exact; in which order causes follow each other is not recorded, and is that in which a step usually comes by them */
            cause?: string;
            /** Format: double */
            from: number;
            /** @enum {string} */
            state: "waiting" | "working" | "paused";
            /** Format: double */
            until: number;
        };
        ReportStanding: {
            /**
             * Format: int64
             * @description All replications
             */
            cases: number;
            element: string;
            /** @description They wait for nothing but a token at this join, which cannot come; otherwise for people, stock, others of a batch or an event */
            join: boolean;
            name: string;
        };
        ReportStatistic: {
            /**
             * Format: int64
             * @description Number of observations
             */
            count: number;
            /**
             * Format: double
             * @description Half-width of the 95 % Student-t interval over replications; null with fewer than two
             */
            halfWidth: number | null;
            /** Format: double */
            max: number | null;
            /**
             * Format: double
             * @description Mean over replications of each replication's mean
             */
            mean: number | null;
            /** Format: double */
            min: number | null;
            /** Format: double */
            p50: number | null;
            /** Format: double */
            p90: number | null;
            /** Format: double */
            p95: number | null;
            /** Format: double */
            p99: number | null;
            /**
             * Format: double
             * @description Standard deviation of the observations of all replications
             */
            sd: number | null;
        };
        ReportStay: {
            /** @description Who works on it, the first of several */
            by?: string;
            /**
             * Format: int64
             * @description Counted from 1, in the order in which cases came
             */
            case: number;
            element: string;
            /** @description Of a join: the flow on which it waits for the others */
            flow?: string;
            /**
             * Format: double
             * @description Seconds since the start of the run
             */
            from: number;
            /**
             * @description What it is there for: to be taken up, for advice (C), worked on, interrupted, for approval (A), for an event, for other tokens
             * @enum {string}
             */
            state: "queued" | "advised" | "working" | "halted" | "approved" | "awaiting" | "joining";
            /**
             * Format: double
             * @description Seconds since the start of the run; null: beyond the stretch
             */
            until: number | null;
        };
        ReportStock: {
            /** @description Weighted by time */
            level: components["schemas"]["ReportStatistic"];
            /** @description Executions that had to wait for it, one observation per replication */
            missed: components["schemas"]["ReportStatistic"];
            name: string;
            /** @description One observation per replication */
            orders: components["schemas"]["ReportStatistic"];
        };
        ReportStretch: {
            /** @description Cases that came, in the order of time */
            arrivals: components["schemas"]["ReportMilestone"][];
            /**
             * Format: int64
             * @description Cases that came before From
             */
            arrived: number;
            /** @description By element of a called process: the call activity that it is called for */
            calledFor?: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Of those: that were over before From
             */
            ended: number;
            /** @description Cases that were over, in the order of time */
            endings: components["schemas"]["ReportMilestone"][];
            /**
             * Format: double
             * @description Seconds since the start of the run
             */
            from: number;
            /** @description The run is over there */
            over: boolean;
            /** @description In the order of time; of one moment, in the order in which they followed each other */
            passages: components["schemas"]["ReportPassage"][];
            /**
             * Format: date-time
             * @description Of the run, in its time zone; everything else is in seconds since then
             */
            start: string;
            /** @description Where tokens rested at any moment of it, in the order in which they came there; what took no time is left out */
            stays: components["schemas"]["ReportStay"][];
            /** @description By element: tokens that rest there at the end and are in no stay above, because there are too many */
            unlisted?: {
                [key: string]: number;
            };
            /**
             * Format: int64
             * @description Passages that are left out, because too much happens at one moment
             */
            unpassed?: number;
            /**
             * Format: double
             * @description Seconds since the start of the run; earlier than was asked for where there is too much to tell at once, or where the run is over
             */
            until: number;
            /** @description Time zone of the scenario (IANA) */
            zone: string;
        };
        ReportWarmup: {
            /**
             * Format: int64
             * @description Cases left out, all replications
             */
            cases: number;
            /** @description none, fixed or auto (MSER-5) */
            kind: string;
            /**
             * Format: double
             * @description Length, the mean over replications where it is found automatically
             */
            seconds: number;
            /** @description No end of the warm-up was found in the first half of the run */
            tooShort: boolean;
        };
        ReportWeek: {
            /** @description By hour of the week: cases that come per hour */
            arrivals: number[];
            /** @description By hour of the week: time observed, mean over replications */
            observedSeconds: number[];
            roles: {
                [key: string]: components["schemas"]["ReportRoleWeek"];
            };
        };
        RestoreVersionRequest: {
            /**
             * Format: int64
             * @description The last one, as far as is known
             */
            revision: number;
        };
        RoiItem: {
            amount: string;
            name: string;
        };
        RoiLine: {
            /** Format: double */
            amount: number;
            /** @description Every month rather than once */
            monthly: boolean;
            name: string;
            /** @description From the plan rather than from the scenario's automation */
            planned: boolean;
        };
        RoiPlan: {
            /**
             * Format: double
             * @description How many cases a month brings; as many as the base's run completed unless given
             */
            casesPerMonth?: number;
            /**
             * Format: double
             * @description A year's, from 0 to 1: 0.08 is eight percent
             */
            discountRate?: number;
            /** @description Spent once at the beginning, beside what the scenarios' automation costs to build */
            investment?: components["schemas"]["RoiItem"][];
            /**
             * Format: int64
             * @description How far to look ahead, 1 to 240; 36 unless given
             */
            months?: number;
            /** @description Spent every month, beside what the scenarios' automation costs a month */
            running?: components["schemas"]["RoiItem"][];
        };
        RoiRange: {
            /** Format: double */
            high: number;
            /** Format: double */
            low: number;
            /** Format: double */
            mean: number;
        };
        RoiReturn: {
            assumptions: components["schemas"]["Text"][];
            /** Format: double */
            casesPerMonth: number;
            currency: string;
            /**
             * Format: double
             * @description Spent once
             */
            investment: number;
            /** @description What the investment and the running cost are made of */
            items: components["schemas"]["RoiLine"][];
            /**
             * Format: int64
             * @description How far it looks ahead
             */
            months: number;
            /** @description Months until the investment is back; null where that may be never */
            payback: components["schemas"]["RoiRange"];
            /** @description Saved with each case; null where the runs give no interval */
            perCase: components["schemas"]["RoiRange"];
            /** @description Saved in a month, less what runs */
            perMonth: components["schemas"]["RoiRange"];
            /**
             * Format: double
             * @description Spent every month, less what the base's automation costs
             */
            running: number;
            sentence: components["schemas"]["ReportSentence"];
            /** @description Value as a share of the investment; null without one */
            share: components["schemas"]["RoiRange"];
            /** @description Net present value over the months */
            value: components["schemas"]["RoiRange"];
            variant: string;
            /** @description pays, costs or open */
            verdict: string;
        };
        Role: {
            calendar?: string;
            costPerHour?: string;
            deputies?: string[];
            english?: string;
            /** Format: int64 */
            headcount?: number;
            id: string;
            name: string;
            note?: string;
            senior?: string;
            skills?: string[];
            unit?: string;
        };
        RolloutAction: {
            figures?: components["schemas"]["RolloutFigures"];
            /** @enum {string} */
            kind: "approve" | "start" | "advance" | "pause" | "resume" | "report" | "abort" | "rollback";
            note?: string;
            /**
             * Format: int64
             * @description That it was decided on
             */
            revision: number;
            template: string;
        };
        RolloutEntry: {
            /** Format: date-time */
            at: string;
            by: string;
            figures?: components["schemas"]["RolloutFigures"];
            /** @enum {string} */
            kind: "approve" | "start" | "advance" | "pause" | "resume" | "report" | "abort" | "rollback";
            note: string;
        };
        RolloutFigures: {
            /** Format: int64 */
            cases: number;
            /** Format: int64 */
            defects: number;
            /**
             * Format: double
             * @description Share of promises kept
             */
            kept: number;
        };
        RolloutGate: {
            code: string;
            hint: string;
            message: string;
        };
        RolloutPlanning: {
            /** @description One of whom has to agree with each step */
            approvers?: string[];
            channel: string;
            /** @description Units that come first, in a step of their own */
            pilots?: string[];
            /** @description Of all units, growing; everybody is added as the last step */
            shares?: number[];
            template: string;
            to: string;
            /** @description How long each step runs at least, ISO 8601 */
            wait?: string;
        };
        RolloutStep: {
            /**
             * Format: int64
             * @description How many of them have to; 0: nobody
             */
            approvals: number;
            /** @description Who may agree with it */
            approvers: string[];
            /**
             * Format: int64
             * @description The least number of cases in the report on the step before; 0: any
             */
            cases: number;
            /**
             * Format: int64
             * @description The most defects; null: any number
             */
            defects: number | null;
            /**
             * Format: double
             * @description The least share of promises kept, 0 to 1; 0: any
             */
            kept: number;
            name: string;
            /**
             * Format: double
             * @description Of all units, 0 to 1; 0: no more than before
             */
            share: number;
            /** @description Units besides */
            units: string[];
            /** @description How long the step before has to have run, ISO 8601; empty: no time */
            wait: string;
        };
        Row: {
            duration: string;
            duties: string;
            kind: string;
            name: string;
            next: string;
            role: string;
            /** Format: int64 */
            row: number;
            step: string;
        };
        Rule: {
            /** @enum {string} */
            default: "error" | "warning" | "info" | "off";
            id: string;
            limits: components["schemas"]["Limit"][];
            /**
             * @description As the library has it
             * @enum {string}
             */
            severity: "error" | "warning" | "info" | "off";
            title: string;
        };
        RuleBook: {
            codeSets: components["schemas"]["CodeSet"][];
            engines: components["schemas"]["Named"][];
            groups: components["schemas"]["RuleGroup"][];
            policy: components["schemas"]["Policy"];
        };
        RuleGroup: {
            name: string;
            rules: components["schemas"]["Rule"][];
        };
        RulePage: {
            /** @description BPMN 2.0 without a drawing */
            accepted: string;
            /** @description Where something is found in what is rejected */
            at: string[];
            id: string;
            /** @description BPMN 2.0 without a drawing */
            rejected: string;
            /** @description Markdown */
            text: string;
            title: string;
        };
        Run: {
            /** Format: date-time */
            createdAt: string;
            /** @description The engine's version */
            engine: string;
            /** @description Why it failed or was broken off */
            error: components["schemas"]["Error"] | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: double
             * @description How much is done, 0 to 1
             */
            fraction: number;
            id: string;
            /** @description Of the scenario that was played; empty where it has none */
            name: string;
            /**
             * Format: int64
             * @description The replication that is played alone, counted from 1; left out where all are
             */
            only?: number;
            processId: string;
            /** @description Partial if the run was cancelled or broken off; null where nothing was observed */
            report: components["schemas"]["Report"] | null;
            /**
             * Format: int64
             * @description Of the process that was played
             */
            revision: number;
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            scenario: {
                [key: string]: unknown;
            };
            /** Format: int64 */
            seed: number;
            /**
             * @description A run that waits for its turn is running, with nothing done yet. One that was broken off has failed: error says why and where, and the report holds what was observed until then
             * @enum {string}
             */
            status: "running" | "finished" | "cancelled" | "failed";
            /**
             * Format: int64
             * @description Its place in the line, from 1; 0: it is being played, or over
             */
            waiting: number;
        };
        RunEvent: {
            /**
             * Format: int64
             * @description Of a simulation
             */
            casesDone: number;
            /**
             * Format: double
             * @description Seconds still to go; null while it cannot be said
             */
            etaSeconds: number | null;
            /**
             * Format: double
             * @description How much is done, 0 to 1
             */
            fraction: number;
            id: string;
            /** @description Of a simulation: what the finished replications show; left out while there is none */
            known?: components["schemas"]["ReportKnown"];
            processId: string;
            status: string;
            /**
             * Format: int64
             * @description Of an experiment: how many there are to play; 0 while it waits, and for a simulation
             */
            variants: number;
            /**
             * Format: int64
             * @description Of an experiment: how many of its variants have been played
             */
            variantsDone: number;
            /**
             * Format: int64
             * @description Its place in the line, from 1; 0: it is being played, or over
             */
            waiting: number;
        };
        RunHead: {
            /** Format: date-time */
            createdAt: string;
            /** @description The engine's version */
            engine: string;
            /** @description Why it failed or was broken off */
            error: components["schemas"]["Error"] | null;
            /** Format: date-time */
            finishedAt: string | null;
            /**
             * Format: double
             * @description How much is done, 0 to 1
             */
            fraction: number;
            id: string;
            /** @description Of the scenario that was played; empty where it has none */
            name: string;
            /**
             * Format: int64
             * @description The replication that is played alone, counted from 1; left out where all are
             */
            only?: number;
            processId: string;
            /**
             * Format: int64
             * @description Of the process that was played
             */
            revision: number;
            /** Format: int64 */
            seed: number;
            /**
             * @description A run that waits for its turn is running, with nothing done yet. One that was broken off has failed: error says why and where, and the report holds what was observed until then
             * @enum {string}
             */
            status: "running" | "finished" | "cancelled" | "failed";
            /**
             * Format: int64
             * @description Its place in the line, from 1; 0: it is being played, or over
             */
            waiting: number;
        };
        RunRequest: {
            /** @description Whose drawing it is */
            process?: string;
            /** @description As a check has told it */
            run: components["schemas"]["Step"][];
            /** @description BPMN 2.0 */
            xml: string;
        };
        Sample: {
            /**
             * Format: int64
             * @description Steps that somebody does and exactly one role answers for
             */
            assigned: number;
            description: string;
            /** @description Problems are planted in it, to be found and mended */
            faulty: boolean;
            /**
             * Format: int64
             * @description Steps with a form
             */
            forms: number;
            id: string;
            /** Format: int64 */
            lanes: number;
            /**
             * @description How much one has to know already
             * @enum {string}
             */
            level: "easy" | "medium" | "hard";
            name: string;
            picture: components["schemas"]["Picture"];
            /** Format: int64 */
            promises: number;
            /** Format: int64 */
            roles: number;
            /** @description What the numbers are called that it can be simulated by */
            scenario: string;
            /** Format: int64 */
            steps: number;
            /** @description A process to make one's own, with duties, promises, data and forms */
            template: boolean;
        };
        SampleRequest: {
            /** @description A new project when absent */
            projectId?: string;
        };
        Scenario: {
            /** @description The scenario that it was made from and follows; left out: it stands alone */
            base?: string;
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            content: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            id: string;
            name: string;
            processId: string;
            /**
             * Format: int64
             * @description Counts the saves, from 1
             */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        ScenarioBasis: {
            /** @description The scenario that it was made from and follows; left out: it stands alone */
            base?: string;
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            content: {
                [key: string]: unknown;
            };
            /** Format: date-time */
            createdAt: string;
            id: string;
            name: string;
            processId: string;
            /**
             * Format: int64
             * @description Counts the saves, from 1
             */
            revision: number;
            /** @description JSON pointers into the scenario that was made from it: what it kept, and the base has lost since */
            stranded: string[];
            /** Format: date-time */
            updatedAt: string;
        };
        ScenarioHead: {
            /** @description The scenario that it was made from and follows; left out: it stands alone */
            base?: string;
            /** Format: date-time */
            createdAt: string;
            id: string;
            name: string;
            processId: string;
            /**
             * Format: int64
             * @description Counts the saves, from 1
             */
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        ScenarioLink: {
            /** @description A scenario of the same process */
            base: string;
        };
        ScenarioUpdate: {
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            content: {
                [key: string]: unknown;
            };
            /** @description Left as it is when absent */
            name?: string;
            /**
             * Format: int64
             * @description The revision that the numbers were made from
             */
            revision: number;
        };
        Sensitivity: {
            /**
             * Format: double
             * @description How much factors and shares were changed; headcounts by one
             */
            by: number;
            currency: string;
            engine: string;
            notes: components["schemas"]["ExperimentNote"][];
            /** @description Cancelled: some numbers were not changed */
            partial: boolean;
            /**
             * Format: int64
             * @description Of the scenario and of each change
             */
            replications: number;
            scenario: string;
            /** Format: int64 */
            seed: number;
            /** @description One for each measure */
            tornados: components["schemas"]["ExperimentTornado"][];
        };
        Shelf: {
            /**
             * Format: date-time
             * @description Null: it was never looked at
             */
            asOf: string | null;
            registry: components["schemas"]["Registry"];
            templates: components["schemas"]["ListedTemplate"][];
        };
        ShelfRefreshed: {
            /** Format: int64 */
            found: number;
            /** @description What is there and is no template, or could not be read */
            skipped: string[];
            /** @description Why not everything was found: the registry lists nothing */
            uncharted: components["schemas"]["Error"] | null;
        };
        ShownRun: {
            /** @description Its beginning, or some of what moves, is left out */
            cut: boolean;
            frames: components["schemas"]["Frame"][];
        };
        Side: {
            /** @description A version, with the scenarios and people of its time */
            process?: string;
            /**
             * Format: int64
             * @description Of the process; left out: the last one
             */
            revision?: number;
            /** @description Numbers, instead of those that are kept */
            scenario?: {
                [key: string]: unknown;
            };
            /** @description Whose numbers the scenario is */
            scenarioId?: string;
            /** @description BPMN 2.0, instead of the version's drawing */
            xml?: string;
        };
        Signer: {
            /** Format: date-time */
            createdAt: string;
            /** @description The private half is on this computer */
            here: boolean;
            /** @description Names the key in signatures */
            hint: string;
            name: string;
            /** @description It was made or brought in here to sign with */
            own: boolean;
            /** @description The public key, for others to trust */
            pem: string;
        };
        Soundness: {
            reason: string;
            /** @description The run that shows it, where it is unsound */
            run: components["schemas"]["Step"][];
            /** @enum {string} */
            verdict: "sound" | "unsound" | "undecided";
        };
        Span: {
            from: string;
            to: string;
        };
        Staffing: {
            currency: string;
            engine: string;
            notes: components["schemas"]["ExperimentNote"][];
            /** @description Cancelled: some roles were not tried */
            partial: boolean;
            /** Format: int64 */
            replications: number;
            /** @description The one that shortens the cycle time most comes first */
            roles: components["schemas"]["ExperimentHire"][];
        };
        Step: {
            choices?: components["schemas"]["Choice"][];
            /** Format: int64 */
            definition?: number;
            /** @enum {string} */
            do: "start" | "finish" | "happen" | "decide";
            element: string;
            /** Format: int64 */
            nth?: number;
            others?: string[];
        };
        TableDraft: {
            /** @description What was guessed or left out */
            guesses: components["schemas"]["TableRemark"][];
            /** @description Of the process: the title in the table, or the name of the file */
            name: string;
            /** @description Sheets that were not read */
            others: string[];
            rows: components["schemas"]["Row"][];
            /** @description A draft of its numbers, with the durations of the table */
            scenario: {
                [key: string]: unknown;
            };
            /** @description That was read; empty for text */
            sheet: string;
            /** @description BPMN 2.0, drawn */
            xml: string;
        };
        TableRemark: {
            message: string;
            /** @description It was left out; otherwise it is a guess */
            missed: boolean;
            /**
             * Format: int64
             * @description From 1; 0: the table as a whole
             */
            row: number;
        };
        TableRows: {
            rows: string[][];
        };
        TakenRow: {
            /** @description The person was there before; the row says more of them */
            known: boolean;
            /** @description The id */
            person: string;
            /**
             * Format: int64
             * @description From 1
             */
            row: number;
        };
        TemplateFile: {
            path: string;
            sha256: string;
            /** Format: int64 */
            size: number;
            type: string;
        };
        TemplateManifest: {
            changelog?: string;
            engine?: string;
            files: components["schemas"]["TemplateFile"][];
            /** Format: int64 */
            format: number;
            id: string;
            industry?: string;
            name: components["schemas"]["TemplateText"];
            processClass?: string;
            processes: components["schemas"]["TemplateProcess"][];
            requires?: components["schemas"]["TemplateRequirement"][];
            roles?: string;
            state: string;
            summary?: components["schemas"]["TemplateText"];
            version: string;
        };
        TemplateProcess: {
            data?: string;
            documents?: string[];
            duties?: string[];
            events?: string;
            file: string;
            findings?: string;
            forms?: string;
            id: string;
            name: components["schemas"]["TemplateText"];
            pictures?: string[];
            promises?: string;
            scenarios?: components["schemas"]["TemplateRun"][];
            sound?: string;
        };
        TemplateRequirement: {
            id: string;
            version: string;
        };
        TemplateRun: {
            file: string;
            follows?: string;
            name: string;
            report?: string;
            /** Format: int64 */
            seed: number;
        };
        TemplateText: {
            en?: string;
            zh?: string;
        };
        Text: {
            en: string;
            zh: string;
        };
        Token: {
            /** Format: int64 */
            count: number;
            element: string;
            flow?: string;
            state: string;
        };
        Unit: {
            id: string;
            name: string;
            parent?: string;
        };
        UnsavedWork: {
            content: {
                [key: string]: unknown;
            } | null;
            id: string;
            /** @description The earliest first */
            steps: components["schemas"]["WorkStep"][];
            /** Format: date-time */
            updatedAt: string;
            work: components["schemas"]["Work"];
        };
        Value: {
            known: boolean;
            name: string;
            text?: string;
            type: string;
            value: unknown;
        };
        Variable: {
            name: string;
            /** @enum {string} */
            type: "number" | "integer" | "boolean" | "text";
            /** @description Of a text: all that it can be; none: anything */
            values?: string[];
        };
        Variant: {
            /** @description Leave out what the scenario says of an older version of its process; a note of the answer says what that was. Otherwise such a scenario is refused */
            leaveOut?: boolean;
            /** @description As the scenario is called when absent */
            name?: string;
            /** @description The scenario's, or else the experiment's own when absent */
            process?: string;
            /**
             * Format: int64
             * @description When absent the experiment's of its own process, the last one of others
             */
            revision?: number;
            /** @description Its numbers; as they were saved last when absent */
            scenario?: {
                [key: string]: unknown;
            };
            /** @description Where the scenario is kept */
            scenarioId?: string;
        };
        VersionNaming: {
            /** @description Who names it */
            by?: string;
            /** @description Without a name and a note, the version has none any more */
            name?: string;
            note?: string;
        };
        VersionSuggestion: {
            /** @description A draft, in Markdown */
            changelog: string;
            /** @description The version that it is compared with; empty: nothing was published yet */
            last: string;
            /** Format: int64 */
            more: number;
            processes: components["schemas"]["ReleaseChanges"][];
            /** @description The changes that weigh as much, at most a few */
            reasons: string[];
            version: string;
            /** @enum {string} */
            weight: "none" | "patch" | "feature" | "breaking";
        };
        VersionWithdrawal: {
            reason: string;
            template: string;
            version: string;
        };
        Visit: {
            element: string;
            /** Format: int64 */
            step: number;
        };
        Waiver: {
            /** @description Who says so */
            by?: string;
            /** @description Empty: wherever the rule finds something */
            element?: string;
            id?: string;
            /** @description Id of a BPMN process; empty: any */
            process?: string;
            reason: string;
            rule: string;
            /** @description The last day it holds: 2026-12-31; empty: for good */
            until?: string;
        };
        WalkDecision: {
            element: string;
            /** Format: int64 */
            step: number;
            taken: string[];
            why: string;
        };
        WalkDifference: {
            element: string;
            hint: string;
            message: string;
            /**
             * Format: int64
             * @description Of the walk; 0 is the start
             */
            step: number;
            what: string;
        };
        WalkFrame: {
            /** @description End events that the case has reached more than once */
            again: string[];
            /** Format: date-time */
            at: string;
            element: string;
            /** @description Tokens go on for ever, and rest nowhere */
            endless: boolean;
            moves: components["schemas"]["Move"][];
            text: string;
            tokens: components["schemas"]["Token"][];
            wrote: components["schemas"]["Wrote"][];
        };
        WalkMisfit: {
            /** Format: int64 */
            step: number;
            what: string;
            where: string;
        };
        WalkRequest: {
            /** @description Only say how a case can begin */
            before?: boolean;
            /** @description Whose drawing it is: processes that it calls are looked for in the same project */
            process?: string;
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            scenario?: {
                [key: string]: unknown;
            };
            /** @description Go on as far as the data decides */
            toEnd?: boolean;
            /** @description A walk: its name, how it begins, its steps, and what is expected */
            walk: {
                [key: string]: unknown;
            };
            /** @description BPMN 2.0 */
            xml: string;
        };
        WalkResult: {
            /** @description The first is where it went another way */
            differences: components["schemas"]["WalkDifference"][];
            misfits: components["schemas"]["WalkMisfit"][];
            /**
             * @description Stale: it speaks of what is not in the drawing any more
             * @enum {string}
             */
            outcome: "passed" | "failed" | "stale";
        };
        WalkState: {
            begun: boolean;
            data: components["schemas"]["Value"][];
            /** @description By when the case is promised to be done */
            due?: components["schemas"]["Due"];
            /** Format: date-time */
            now: string;
            /** @description What can be done next */
            open: components["schemas"]["Option"][];
            over: boolean;
            stuck: boolean;
        };
        WalkStop: {
            code: string;
            element: string;
            hint: string;
            message: string;
            /** Format: int64 */
            step: number;
        };
        WalkSuggestion: {
            /** @description Not everything was tried */
            cut: boolean;
            /** @description What no walk was found for */
            missing: components["schemas"]["Missing"][];
            walks: {
                [key: string]: unknown;
            }[];
        };
        WalkUpdate: {
            /** @description A walk: its name, how it begins, its steps, and what is expected */
            content: {
                [key: string]: unknown;
            };
            /**
             * Format: int64
             * @description The one that it was made from
             */
            revision: number;
        };
        Walked: {
            decisions: components["schemas"]["WalkDecision"][];
            /** @description The start, then one for each step that was done; of long walks the last ones */
            frames: components["schemas"]["WalkFrame"][];
            path: components["schemas"]["Visit"][];
            /** @description What the step that was not done has to be told */
            question?: components["schemas"]["Question"];
            state: components["schemas"]["WalkState"];
            /** @description Why not all was done */
            stopped?: components["schemas"]["WalkStop"];
            /** @description Errors, escalations and messages that nothing has caught */
            uncaught: string[];
            /** @description The walk, where it was gone on with */
            walk?: {
                [key: string]: unknown;
            };
        };
        WalksFile: {
            /** @description The name of the process */
            process: string;
            /** @description What “sandtable walk” reads as NAME.walks.json; empty: there are no tests */
            text: string;
        };
        WalksRequest: {
            /** @description Whose drawing it is: processes that it calls are looked for in the same project */
            process?: string;
            /** @description A scenario; its schema is at /api/scenario.schema.json */
            scenario?: {
                [key: string]: unknown;
            };
            walks: {
                [key: string]: unknown;
            }[];
            /** @description BPMN 2.0 */
            xml: string;
        };
        WalksTested: {
            coverage: components["schemas"]["Coverage"];
            /** @description In the order of the walks */
            results: components["schemas"]["WalkResult"][];
        };
        WantedPackage: {
            /** @description Of a file instead, in base64 */
            bytes?: string;
            /** @description Into which it would be installed; left out: a new one */
            project?: string;
            registry?: string;
            template?: string;
            /** @description A version, a channel or a digest */
            version?: string;
        };
        WeekShift: {
            days: string[];
            from: string;
            to: string;
        };
        Withdrawn: {
            /** Format: date-time */
            at: string;
            by: string;
            reason: string;
            version: string;
        };
        Work: {
            /** @description Path of the file that was opened; empty: none */
            file: string;
            /** @description Of the file as it was read */
            fileDigest: string;
            /** @enum {string} */
            kind: "process" | "organisation";
            name: string;
            /**
             * Format: int64
             * @description Number of the step where the drawing stands
             */
            position: number;
            /** @description Empty: never saved, or an organisation */
            processId: string;
            /** @description Empty: never saved */
            projectId: string;
            /**
             * Format: int64
             * @description The revision that the work began from; 0: none
             */
            revision: number;
            /**
             * Format: int64
             * @description Number of the step that was saved last; -1: none
             */
            saved: number;
            /** @description Whose numbers are in content; empty: never saved */
            scenarioId: string;
            scenarioName: string;
            /** Format: int64 */
            scenarioRevision: number;
        };
        WorkStep: {
            /** Format: date-time */
            at: string;
            /** @description What was done: move, rename… */
            did: string;
            /**
             * Format: int64
             * @description To how many others as well
             */
            more: number;
            /**
             * Format: int64
             * @description Rises with each step
             */
            number: number;
            /** @description The name of what it was done to */
            of: string;
            /** @description BPMN 2.0 */
            xml: string;
        };
        WorkUpdate: {
            content: {
                [key: string]: unknown;
            } | null;
            /** @description Numbers of all steps that it shall have */
            keep: number[];
            /** @description The page that has it open */
            page: string;
            /** @description Steps that the journal does not have yet */
            steps: components["schemas"]["WorkStep"][];
            work: components["schemas"]["Work"];
        };
        Written: {
            value: unknown;
            variable: string;
        };
        Wrote: {
            by: string;
            /** Format: int64 */
            rule?: number;
            value: unknown;
            variable: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    about: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["About"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listBackups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backups"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    makeBackup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backup"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    restoreBackup: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description As it stands in the list */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Backup"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    browseTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListShelf"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    checkUpdates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckUpdatesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRegistryAsked"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    installPackage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Installing"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProcessHead"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    installedTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListInstalledTemplate"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    followChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelFollowed"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChannelFollowed"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    updateDifference: {
        parameters: {
            query: {
                /** @description A version, a channel or a digest */
                version: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionSuggestion"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    previewPackage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WantedPackage"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PackagePreview"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getUnit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryUnit"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    putUnit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LibraryUnit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryUnit"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckResult"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    showRun: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShownRun"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    checkDecision: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecisionTable"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionResult"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deploy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeployRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deployment"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    openDiagram: {
        parameters: {
            query?: {
                /** @description The file's name */
                name?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagram"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    diff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiffRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Difference"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    drawDistribution: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    [key: string]: unknown;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DistributionResult"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    events: {
        parameters: {
            query?: {
                /** @description The page that listens; while it does, its unsaved work is its own */
                page?: string;
            };
            header?: {
                /** @description The last event seen; who missed some is told to look at everything */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events “run” and “library”; their data is JSON */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["RunEvent"] | components["schemas"]["LibraryEvent"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    writeExecutable: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ExecutableRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Executable"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    experimentChoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChoicesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choices"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    cancelExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    playExperimentFirst: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    experimentReturns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RoiPlan"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListReturn"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    checkFormula: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Formula"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FormulaResult"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listUnsaved: {
        parameters: {
            query: {
                /** @description The page that asks */
                page: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOffer"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getUnsaved: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsavedWork"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    keepUnsaved: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorkUpdate"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    doneUnsaved: {
        parameters: {
            query: {
                /** @description The page that asks */
                page: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    discardUnsaved: {
        parameters: {
            query: {
                /** @description The page that asks */
                page: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    restoreUnsaved: {
        parameters: {
            query: {
                /** @description The page that asks */
                page: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UnsavedWork"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSigner"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    makeKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyMaking"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signer"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    distrustKey: {
        parameters: {
            query: {
                /** @description Names the key; it has signs that a path cannot have */
                hint: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    keyFile: {
        parameters: {
            query: {
                /** @description Names the key; it has signs that a path cannot have */
                hint: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeyFile"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    trustKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyTrust"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Signer"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    layOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Layout"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LaidOut"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    settleLeftovers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeftoversRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Leftovers"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listLine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListQueuedRun"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    importPeople: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeopleImport"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleImported"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Policy"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    setPolicy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Policy"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getProcess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    saveProcess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProcessUpdate"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteProcess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    renameProcess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Naming"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProcessHead"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listExperiments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListExperimentHead"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    startExperiment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewExperiment"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Experiment"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    makeHandbook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandbookRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandbookFile"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    savePlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Plan"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    beginPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicationBeginning"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRuns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRunHead"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    startRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRun"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listScenarios: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListScenarioHead"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewScenario"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProcessVersion"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                revision: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    copyVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                revision: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Naming"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    nameVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                revision: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionNaming"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    restoreVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                revision: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreVersionRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listWaivers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWaiver"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    waive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Waiver"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiver"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listWalks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKeptWalk"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    keepWalks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewWalks"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKeptWalk"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    walksFile: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalksFile"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listProjects: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProject"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Naming"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    renameProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Naming"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Project"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listCallable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCallable"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptOrganisation"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    saveOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationUpdate"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptOrganisation"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    staffScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Draft"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listProcesses: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProcessHead"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    createProcess: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewProcess"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Process"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    testProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListProcessTests"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    publish: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishRequest"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishProgress"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    examinePublication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Publication"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExaminedPackage"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    savePublication: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishedFile"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    suggestVersion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Publication"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VersionSuggestion"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishProgress"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    cancelPublication: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishProgress"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    quickest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuickestRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListQuickest"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readRaci: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadRaciRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Matrix"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportMatrix: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatrixRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatrixFile"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    compareMatrix: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MatrixImport"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatrixDifference"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRegistries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegistryList"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    addRegistry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistryEdit"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registry"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    changeRegistry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistryEdit"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Registry"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    removeRegistry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    moveChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelStep"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedChannel"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    rollBackChannel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChannelStep"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedChannel"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RegistryLogin"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    offeredTemplate: {
        parameters: {
            query: {
                template: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedTemplate"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    pingRegistry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    refreshTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshTemplatesRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShelfRefreshed"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    planRollout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolloutPlanning"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedRollout"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    actOnRollout: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                rollout: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolloutAction"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OfferedRollout"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    withdrawVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VersionWithdrawal"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleBook"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RulePage"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getRunBoard: {
        parameters: {
            query?: {
                /** @description Counted from 1; left out or 0: the first that was played */
                replication?: number;
                /** @description Seconds since the start of the run */
                from?: number;
                /** @description Seconds since the start of the run; left out or 0: to its end */
                until?: number;
                /** @description Answer within a moment, be it with the board as far as the run has been played again; left out: wait for all of it. Only of the whole run */
                soFar?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportBoard"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listRunCases: {
        parameters: {
            query?: {
                /** @description Counted from 1; left out or 0: the first that was played */
                replication?: number;
                sort?: "case" | "cycleTime" | "outcome" | "promise" | "cost" | "steps";
                descending?: boolean;
                /** @description This case alone, counted from 1; left out or 0: any */
                case?: number;
                outcome?: "completed" | "failed" | "unfinished";
                promise?: "kept" | "missed" | "open";
                /** @description What from and until are about: seconds since the start of the run, seconds, an amount, a number */
                of?: "arrived" | "cycleTime" | "cost" | "steps";
                /** @description At least so much */
                from?: number;
                /** @description At most so much */
                until?: number;
                /** @description Answer within a moment, be it with the cases that are over as far as the run has been played again; left out: wait for all of it */
                soFar?: boolean;
                offset?: number;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportCasePage"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getRunCase: {
        parameters: {
            query?: {
                /** @description Counted from 1; left out or 0: the first that was played */
                replication?: number;
            };
            header?: never;
            path: {
                id: string;
                /** @description Counted from 1, in the order in which cases came */
                case: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportCaseHistory"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    playRunFirst: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getRunLog: {
        parameters: {
            query?: {
                /** @description CSV, XES (IEEE 1849-2016), the same compressed, OCEL 2.0 as JSON, or Parquet */
                format?: "csv" | "xes" | "xes.gz" | "ocel" | "parquet";
                /** @description Counted from 1; left out or 0: the first that was played */
                replication?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The log, as it is written; it is whole only if the answer ends properly */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/gzip": string;
                    "application/json": string;
                    "application/vnd.apache.parquet": string;
                    "application/xml": string;
                    "text/csv": string;
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getRunMovements: {
        parameters: {
            query?: {
                /** @description Counted from 1; left out or 0: the first that was played */
                replication?: number;
                /** @description Seconds since the start of the run */
                from?: number;
                /** @description Seconds since the start of the run */
                until?: number;
                /** @description Of about how many things it may tell: with more it ends earlier */
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportStretch"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listSamples: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSample"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    installSample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SampleRequest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstalledSample"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    scenarioSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    listBPSim: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Foreign"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListName"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    draftScenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Drawing"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Draft"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    exportScenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Export"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Exported"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    importScenario: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Import"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Imported"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    saveScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioUpdate"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Scenario"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    getScenarioBase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioBasis"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    linkScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScenarioLink"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScenarioBasis"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    freeScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    settleScenario: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    search: {
        parameters: {
            query?: {
                /** @description Words, all of which must be there */
                q?: string;
                /** @description How many are told at most; 50 when absent */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFound"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    draftFromTable: {
        parameters: {
            query?: {
                /** @description The file's name */
                name?: string;
                /** @description Left out: the first that has anything in it */
                sheet?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableDraft"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    readTable: {
        parameters: {
            query?: {
                /** @description Left out: the first that has anything in it */
                sheet?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableRows"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    takeWaiverBack: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    playWalk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalkRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Walked"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    expectWalk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalkRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    suggestWalks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalksRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalkSuggestion"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    testWalks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalksRequest"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WalksTested"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    saveWalk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WalkUpdate"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["KeptWalk"];
                };
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
    deleteWalk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Why it was not done */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Error"];
                };
            };
        };
    };
}
