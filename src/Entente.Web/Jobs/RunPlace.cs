using System.Text.Json;
using Entente.Ensembles;

namespace Entente.Web.Jobs;

/// <summary>Where runs stand that pages ask for: in `results/` beside the scenario, under the name that `entente run` gives, and where that
/// holds another run, with a number after it. So every run stays, and is found again.</summary>
internal static class RunPlace
{
    private const int MaxRuns = 10_000;

    /// <summary>A folder for a run, and its results if the very same run stands there whole.</summary>
    public static (string Folder, RunResults? There) For(RunRequest request)
    {
        string usual = Usual(request.Original.Name);
        for (int number = 1; number < MaxRuns; number++)
        {
            string folder = number == 1 ? usual : string.Create(CultureInfo.InvariantCulture, $"{usual}-{number}");
            RunFolder place = RunFolder.At(folder);
            if (!Directory.Exists(place.Finished) && !Directory.Exists(place.Partial))
            {
                return (folder, null);
            }

            if (Holds(place.ReadFinished, request) && FinishedRun.Open(folder, request.Version).Results is RunResults there)
            {
                return (folder, there);
            }

            if (!Directory.Exists(place.Finished) && Holds(place.ReadInfo, request))
            {
                return (folder, null); // gone on with
            }
        }

        throw new FolderRefusedException("there are too many runs of this scenario; take some away.");
    }

    /// <summary>The folder of the first run of a scenario.</summary>
    public static string Usual(string scenario) => Path.Combine(Path.GetDirectoryName(scenario) ?? "", RunFolder.Usual(scenario));

    private static bool Holds(Func<RunInfo?> read, RunRequest request)
    {
        try
        {
            return read() is RunInfo info && (info with { Files = [] }).ToJson() == request.Info.ToJson();
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException)
        {
            return false; // somebody else's
        }
    }
}
