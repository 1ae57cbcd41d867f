using System.CommandLine;
using Entente.Interchange;

namespace Entente.Cli;

/// <summary>`entente import KIND FILE`: a scenario out of the files of another program.</summary>
internal static class ImportCommand
{
    public static Command Create()
    {
        Command command = new("import", "Make a scenario out of the files of another program, or take a table of wants into a scenario."
            + "\n\nExample: entente import ktab input.csv --out talks.yaml"
            + "\n         entente import deu tables/ --proposal d00060 --out buses.yaml"
            + "\n         entente import wants wants.csv --into talks.yaml");
        foreach (ImportKind kind in Imports.Kinds)
        {
            command.Add(Create(kind));
        }

        command.Add(ImportWantsCommand.Create());
        command.Add(ImportCrisesCommand.Create());
        return command;
    }

    private static Command Create(ImportKind kind)
    {
        Argument<string[]> files = new("FILE") { Description = $"What to read: {kind.Files}.", Arity = ArgumentArity.OneOrMore };
        ImportInput input = new(kind.Name);
        FileOutput to = new("--out", "The scenario file to write; the screen if left out.");
        Option<bool> json = new("--json") { Description = "Print one JSON object on what was done." };
        Command command = new(kind.Name, $"{kind.Says}\n\nExample: entente import {kind.Name} {kind.Example} --out talks.yaml") { files,
            json };
        to.AddTo(command);
        input.AddTo(command);
        command.SetAction(call =>
        {
            Imported imported = Imports.Read(kind, call.GetValue(files)!, input.Read(call));
            Outcome.Say(imported.Problems, imported.Notes, call);
            if (imported.Text is not string text)
            {
                return ExitCode.BadInput;
            }

            if (to.Path(call) is not string file)
            {
                call.InvocationConfiguration.Output.Write(text);
                return ExitCode.Ok;
            }

            int exit = FileOutput.Write(file, text, call, isQuiet: call.GetValue(json));
            if (exit == ExitCode.Ok && call.GetValue(json))
            {
                Outcome.Print(file, kind.Name, imported.Notes, call);
            }

            return exit;
        });
        return command;
    }
}
