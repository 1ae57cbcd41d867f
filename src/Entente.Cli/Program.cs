using Entente.Scenarios;
foreach (string a in args)
{
    var t = System.Diagnostics.Stopwatch.StartNew();
    ScenarioFile f = ScenarioReader.ReadFile(a);
    foreach (Problem p in f.Problems) { Console.WriteLine(p); }
    Console.WriteLine($"{a}: {f.Scenario is not null} {f.Numbers.Count} numbers {t.ElapsedMilliseconds} ms");
}
