using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Entente.Answers.Run;
using Entente.Ensembles;
using Entente.Tests.Ensembles;

namespace Entente.Tests.Answers.Run;

/// <summary>A run of the small war with its report, made once for all tests.</summary>
public sealed class ReportedRun : IDisposable
{
    public const int Draws = 64;

    private readonly string folder = Directory.CreateTempSubdirectory("entente-report").FullName;

    public ReportedRun() => (Results, Page) = Of(SmallRun.Request(Path.Combine(folder, "run"), draws: Draws));

    public RunResults Results { get; }

    public IDocument Page { get; }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A run with its report, as a browser would read it.</summary>
    internal static (RunResults Results, IDocument Page) Of(RunRequest request)
    {
        RunResults results = ScenarioRun.Start(request, complete: RunReport.Write, stop: TestContext.Current.CancellationToken).Results!;
        string report = File.ReadAllText(Path.Combine(results.Folder, RunResults.ReportFile));
        // which only keep lines together
        return (results, new HtmlParser().ParseDocument(report.Replace("&nbsp;", " ", StringComparison.Ordinal)));
    }
}
