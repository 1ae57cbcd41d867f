using System.Text;
using System.Text.Json;
using Entente.Answers.Run;
using Entente.Scenarios;
using Entente.Web.Files;
using Microsoft.AspNetCore.Http;

namespace Entente.Web.Deals;

/// <summary>The plans of a scenario: files with terms, as `--terms` takes them, in the folder `terms` beside it. A plan's name is that of
/// its file without the ending.</summary>
/// <param name="file">The scenario file.</param>
internal sealed class Plans(OpenFile file)
{
    private const string FolderName = "terms", Ending = ".yaml", What = "plan";
    private const int MaxPlans = 100;

    private readonly string folder = Path.Combine(Path.GetDirectoryName(file.Path)!, FolderName);
    private readonly string shownFolder = Path.Combine(Path.GetDirectoryName(file.ShownPath) ?? "", FolderName);

    /// <summary>The plans that are there, in the order of their names: every file that names an issue of the scenario.</summary>
    /// <param name="scenario">The scenario, without errors.</param>
    public IReadOnlyList<Plan> All(ScenarioFile scenario) => !Directory.Exists(folder) || IsElsewhere(folder) ? [] :
    [
        .. from path in Directory.EnumerateFiles(folder, "*" + Ending).Order(StringComparer.Ordinal).Take(MaxPlans)
           let name = Path.GetFileNameWithoutExtension(path)
           where NewFileName.WhyNot(name, What) is null && !IsElsewhere(path) && new FileInfo(path).Length > 0
           let read = TermsFile.Read(path, scenario)
           where read.Terms.Count > 0
           let problems = read.Problems.Select(problem => problem with { File = $"{FolderName}/{name}{Ending}" })
           select new Plan(name, Path.Combine(shownFolder, name + Ending), read.Terms, [.. problems]),
    ];

    /// <summary>A plan by its name.</summary>
    /// <exception cref="RefusedException">There is none.</exception>
    public Plan Find(ScenarioFile scenario, string name) =>
        All(scenario).FirstOrDefault(plan => plan.Name == name) ?? throw RefusedException.Missing("plan");

    /// <summary>Keeps terms under a name.</summary>
    /// <param name="scenario">The scenario, without errors.</param>
    /// <param name="name">The name.</param>
    /// <param name="package">The package that they settle.</param>
    /// <param name="terms">By issue, a number or an option.</param>
    /// <param name="mayReplace">Whether an older plan of this name may go.</param>
    /// <exception cref="RefusedException">The name is no name, it is taken, or the file cannot be written.</exception>
    public void Keep(ScenarioFile scenario, string name, string package, IReadOnlyList<KeyValuePair<string, JsonElement>> terms,
        bool mayReplace)
    {
        string told = SignForms.Composed(name).Trim();
        if (NewFileName.WhyNot(told, What) is string why)
        {
            throw RefusedException.Unclear(why);
        }

        if (All(scenario).Count >= MaxPlans)
        {
            throw RefusedException.Unclear($"There are {MaxPlans} plans already, the most that are kept.");
        }

        string path = Path.Combine(folder, told + Ending);
        try
        {
            Directory.CreateDirectory(folder);
            if (IsElsewhere(folder) || IsElsewhere(path))
            {
                throw Taken("The folder `terms`, or a file in it, is a link to another place, where the workbench writes nothing.");
            }

            if (File.Exists(path) && !All(scenario).Any(plan => plan.Name == told))
            {
                throw Taken("There is a file of this name already, and it is no plan of this scenario. Choose another name.");
            }

            if (File.Exists(path) && !mayReplace)
            {
                throw Taken("There is a plan of this name already.");
            }

            string text = TextOf(told, package, terms);
            if (mayReplace)
            {
                WholeFile.Replace(path, text);
            }
            else
            {
                WholeFile.Create(path, text);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Taken($"The plan cannot be kept: {FileFault.Words(e)}");
        }
    }

    /// <summary>Takes a plan away.</summary>
    /// <exception cref="RefusedException">There is none, or its file cannot be taken away.</exception>
    public void Remove(ScenarioFile scenario, string name)
    {
        try
        {
            File.Delete(Path.Combine(folder, Find(scenario, name).Name + Ending));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Taken($"The plan cannot be deleted: {FileFault.Words(e)}");
        }
    }

    private static RefusedException Taken(string why) => new(StatusCodes.Status409Conflict, why);

    // Beside the scenario, with no link in between.
    private static bool IsElsewhere(string path) => WholeFile.RealPath(path) != Path.Combine(
        WholeFile.RealPath(Path.GetDirectoryName(path)!), Path.GetFileName(path));

    private string TextOf(string name, string package, IReadOnlyList<KeyValuePair<string, JsonElement>> terms)
    {
        string scenario = Path.GetFileName(file.Path), command = $"entente solve {Reproduction.Quoted(scenario)} "
            + $"--package {Reproduction.Quoted(package)} --terms {Reproduction.Quoted($"{FolderName}/{name}{Ending}")}";
        StringBuilder text = new($"# Terms kept in the workbench.\n#   {command}\n\n");
        foreach ((string issue, JsonElement value) in terms)
        {
            text.Append(Word(issue)).Append(": ")
                .Append(value.ValueKind == JsonValueKind.String ? Word(value.GetString()!) : value.GetRawText()).Append('\n');
        }

        return text.ToString();
    }

    // A name as YAML: as it is, or in the quotation marks of JSON, which YAML reads too.
    private static string Word(string name) => char.IsAsciiLetterLower(name[0]) && name.All(sign => char.IsAsciiLetterLower(sign)
        || char.IsAsciiDigit(sign) || sign == '-') ? name : JsonLayout.Quoted(name);
}

/// <summary>A plan.</summary>
/// <param name="Name">Its name.</param>
/// <param name="ShownPath">Its path from where the program was started, as commands name it.</param>
/// <param name="Terms">Its terms, by issue.</param>
/// <param name="Problems">What is wrong with its file.</param>
internal sealed record Plan(string Name, string ShownPath, Named<IssueValue> Terms, ValueList<Problem> Problems);
