using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Entente.Ensembles;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using PageSize = UglyToad.PdfPig.Content.PageSize;

namespace Entente.Tests.Cli;

/// <summary>The program that `dotnet publish -r` compiles to machine code prints and writes the same bytes as the one from a clone,
/// whatever it is asked.</summary>
/// <remarks>Making it takes some four minutes, so only `ENTENTE_THOROUGH=1` does.</remarks>
[EndToEnd]
public sealed class NativeProgramTests : IDisposable
{
    private static readonly string? Thorough = Environment.GetEnvironmentVariable("ENTENTE_THOROUGH");

    // As a user would type them, in a folder with the scenarios; the results of one are read by the next.
    private static readonly string[] Calls =
    [
        "version", "--help", "run --help", "chekc x", "schema", "schema --answer run", "schema --answer why", "schema --outcome",
        "check ukraine-2025.yaml", "check ukraine-2025.yaml --json", "check korea-1951.yaml --print", "check article.txt",
        "check missing.yaml", "solve ukraine-2025.yaml", "solve grain-corridor-2022.yaml --json",
        "solve town-traffic.yaml --out solve.html", "run ukraine-2025.yaml --draws 300 --seed 3",
        "run port-strike.yaml --draws 300 --threads 1 --json", "run river-sharing.yaml --draws 300 --redact",
        "run korea-1951.yaml --draws 300 --threads 2", "run port-strike.yaml --draws 100 --set talks.pace=0 --out still",
        "report results/ukraine-2025 --redact --out others.html", "run port-strike.yaml --draws 96 --keep draws --part 0/2 --out parts",
        "merge parts --out merged", "run port-strike.yaml --draws 96 --keep draws --part 1/2 --out parts", "merge parts --out merged",
        "submit port-strike.yaml --draws 96 --to slurm --parts 4 --out slurm-parts --dry-run",
        "sweep port-strike.yaml --over talks.pace=0.5,1 --draws 48 --json",
        "sweep port-strike.yaml --over talks.pace=0.5,1 --draws 48 --csv", "why ukraine-2025.yaml --draws 48 --json",
        "why results/port-strike --json", "compare ukraine-2025.yaml --variant us-ends-aid --draws 48",
        "compare results/port-strike still --json", "explain port-strike.yaml --draws 64 --json",
        "holds ukraine-2025.yaml --draws 64 --json", "holds results/korea-1951",
        "moves port-strike.yaml --draws 16 --gambit moves.nfg --json", "trace results/ukraine-2025 --draw 7 --out world.html",
        "trace port-strike.yaml --draw 1 --json", "stakeholders town-traffic.yaml --json",
        "stakeholders town-traffic.yaml --model challenge --model ktab --model exchange", "new border-talks", "new pay-round --dispute",
        "convert border-talks.yaml --out talks-2.yaml --json", "export wants ukraine-2025.yaml --out wants.csv",
        "import wants wants.csv --into ukraine-2025.yaml --json", "export ktab town-traffic.yaml --issue toll --out ktab.csv",
        "import ktab ktab.csv --out ktab.yaml --json", "read article.txt --date 2025-02-13",
        "read article.txt page.html minutes.pdf letter.docx --json",
        "read article.txt minutes.pdf letter.docx page.html --date 2025-02-13 --into border-talks.yaml", "check border-talks.yaml --json",
        "review border-talks.yaml", "run border-talks.yaml --draws 32 --redact --out redacted",
        "journal freeze results/port-strike --journal a.journal.jsonl", "journal show --json", "journal score --json",
        "backtest cases/nepal-2006.yaml cases/ogaden-1977.yaml --draws 32 --out backtest --json",
        "score decisions.csv --out scores --json", "score decisions.csv --model median",
        "score results/ukraine-2025 --answers answers.yaml --json",
    ];

    // Made once: both hold the time at which they were.
    private static readonly byte[] Minutes = MakeMinutes(), Letter = MakeLetter();

    private readonly string folder = Directory.CreateTempSubdirectory("entente").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void It_says_and_writes_the_same()
    {
        Assert.SkipUnless(Thorough == "1", "Compiling it takes minutes: ENTENTE_THOROUGH=1.");
        string native = Published(), here = Path.Combine(folder, "here"), there = Path.Combine(folder, "there");
        (int, string, string)[] usual = All(EntenteProcess.Program, here), said = All(native, there);
        Assert.All(usual.Zip(said), one => Assert.Equal(one.First, one.Second));
        string[] files = Files(here);
        Assert.Equal(files, Files(there));
        Assert.All(files.Where(file => !file.EndsWith(".sh", StringComparison.Ordinal)), file => Assert.True( // scripts name the program
            File.ReadAllBytes(Path.Combine(here, file)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(there, file))),
            $"{file} differs"));
    }

    private string Published()
    {
        string place = Path.Combine(folder, "native");
        EntenteRun made = EntenteProcess.RunProgram("dotnet", "publish", Path.Combine("src", "Entente.Cli"), "-r",
            RuntimeInformation.RuntimeIdentifier, "-o", place, $"-p:InformationalVersion={RunInfo.ThisVersion}",
            "-p:IncludeSourceRevisionInInformationalVersion=false");
        Assert.True(made.ExitCode == 0, made.Output);
        string program = OperatingSystem.IsWindows() ? "entente.exe" : "entente";
        Assert.Equal([program], Directory.GetFileSystemEntries(place).Select(Path.GetFileName));
        return Path.Combine(place, program);
    }

    // Both in a folder of the same name, which some files tell.
    private (int, string, string)[] All(string program, string kept)
    {
        string place = Place();
        (int, string, string)[] said = [.. Calls.Select(call => Said(program, place, call))];
        Directory.Move(place, kept);
        return said;
    }

    private string Place()
    {
        string place = Path.Combine(folder, "place");
        Directory.CreateDirectory(Path.Combine(place, "cases"));
        foreach ((string from, string to) in new[] { ("scenarios", place), ("cases", Path.Combine(place, "cases")) })
        {
            foreach (string file in Directory.GetFiles(Path.Combine(Repository.Root, from)))
            {
                File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
            }
        }

        string article = Repository.Read("tests", "Entente.Tests", "Evidence", "Files", "fishing-talks.txt");
        File.WriteAllText(Path.Combine(place, "article.txt"), article);
        File.WriteAllText(Path.Combine(place, "page.html"), "<html><head><title>Talks</title></head><body><article><h1>Talks</h1>"
            + string.Concat(article.Split("\n\n").Select(part => $"<p>{part}</p>"))
            + "<p>José Ru\u0308ckert said “no”.</p></article></body></html>");
        File.WriteAllBytes(Path.Combine(place, "minutes.pdf"), Minutes);
        File.WriteAllBytes(Path.Combine(place, "letter.docx"), Letter);
        File.WriteAllText(Path.Combine(place, "answers.yaml"),
            "answers:\n  - {question: truce-by-easter, happened: no, source: a newspaper}\n  - {was: none}\n");
        File.WriteAllText(Path.Combine(place, "decisions.csv"), "proposal,issue,actor,capability,position,salience,outcome\n"
            + string.Concat(Enumerable.Range(0, 40)
                .Select(i => $"p{i / 8},i{i / 4},a{i % 4},{10 + i},{i * 37 % 101},{20 + (i * 7 % 60)},{i / 4 * 9}\n")));
        return place;
    }

    private static byte[] MakeMinutes()
    {
        PdfDocumentBuilder pdf = new();
        PdfDocumentBuilder.AddedFont font = pdf.AddStandard14Font(Standard14Font.Helvetica);
        pdf.AddPage(PageSize.A4)
            .AddText("Jane Roe of the ministry said that the border would stay closed.", 11, new PdfPoint(60, 780), font);
        return pdf.Build();
    }

    private static byte[] MakeLetter()
    {
        using MemoryStream letter = new();
        using (WordprocessingDocument word = WordprocessingDocument.Create(letter, WordprocessingDocumentType.Document))
        {
            word.AddMainDocumentPart().Document =
                new Document(new Body(new Paragraph(new Run(new Text("Richard Roe said the talks had failed.")))));
        }

        return letter.ToArray();
    }

    private static (int, string, string) Said(string program, string place, string call)
    {
        ProcessStartInfo start = new(program, call.Split(' '))
        {
            WorkingDirectory = place,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        process.StandardInput.Write("a\nr\nq\n"); // answers of a review
        process.StandardInput.Close();
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, $"{call}\n{output}", error.GetAwaiter().GetResult());
    }

    private static string[] Files(string place) => [.. Directory.GetFiles(place, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(place, file)).Order(StringComparer.Ordinal)];
}
