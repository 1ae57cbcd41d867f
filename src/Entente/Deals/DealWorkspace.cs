namespace Entente.Deals;

/// <summary>
/// Solves depth and Nash terms of one deal problem again and again, as its reservation values move, without allocating.
/// One workspace serves one thread.
/// </summary>
public sealed class DealWorkspace
{
    private readonly DealModel _model;
    private readonly DealSearch _search;
    private readonly DealGoal _depthGoal;
    private readonly DealGoal _nashGoal;
    private readonly Candidate _closest;
    private readonly Candidate _nash;
    private readonly int[] _rowOfActor;
    private readonly double[] _start;
    private bool _solved;

    /// <summary>Lays out a problem.</summary>
    /// <exception cref="ArgumentException">The problem breaks the contract of its types.</exception>
    public DealWorkspace(DealProblem problem)
    {
        _model = new DealModel();
        _model.Load(problem);
        _search = new DealSearch(_model);
        _depthGoal = new DealGoal(_model.Rows);
        _nashGoal = new DealGoal(_model.Rows);
        _depthGoal.Set(GoalKind.Depth, _model.Rows);
        _nashGoal.Set(GoalKind.LogSum, _model.Rows);
        _closest = new Candidate(_model.Issues, _model.Rows);
        _nash = new Candidate(_model.Issues, _model.Rows);
        _start = new double[_model.Issues];
        _rowOfActor = new int[problem.Actors.Count];
        Array.Fill(_rowOfActor, -1);
        for (int r = 0; r < _model.Rows; r++)
        {
            _rowOfActor[_model.ActorOfRow[r]] = r;
            _nashGoal.Weight[r] = _model.AtTable(r) ? problem.Actors[_model.ActorOfRow[r]].BargainingWeight : 0;
        }
    }

    /// <summary>Depth of the last <see cref="Solve"/>; NaN when there are no feasible terms.</summary>
    public double Depth => _closest.Exists ? _closest.Value : double.NaN;

    /// <summary>How far the last answer can be trusted: the worse of depth and Nash terms.</summary>
    public SolveStatus Status => _nash.Exists && _nash.Status > _closest.Status ? _nash.Status : _closest.Status;

    /// <summary>Residual of the last answer: that of the Nash terms if there are any, else that of the depth.</summary>
    public double Residual => _nash.Exists ? _nash.Residual : _closest.Residual;

    /// <summary>Changes W of an actor; outside actors are ignored. Only for problems without a gain function, which holds its own W.</summary>
    public void SetReservation(int actor, double value)
    {
        if (_model.Problem.Gain is not null)
        {
            throw new InvalidOperationException("A gain function holds its own reservation values.");
        }

        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A reservation value must be a finite number.");
        }

        if (_rowOfActor[actor] >= 0)
        {
            _model.SetReservation(_rowOfActor[actor], value);
        }
    }

    /// <summary>Solves for the depth and, when it is positive, for the Nash terms; at depth 0 those are the terms of the depth.</summary>
    /// <returns>Whether there is a zone of possible agreement.</returns>
    public bool Solve()
    {
        if (!SolveDepth())
        {
            return false;
        }

        if (_closest.Value <= LeafSolver.ZeroDepth)
        {
            _nash.CopyFrom(_closest);
        }
        else
        {
            _closest.Terms.CopyTo(_start, 0);
            _search.Previous = _start;
            _search.Run(_nashGoal, _closest.Value, _nash);
        }

        _solved = _nash.Exists;
        if (_solved)
        {
            _nash.Terms.CopyTo(_start, 0);
        }

        return true;
    }

    /// <summary>Solves for the depth alone; <see cref="Terms"/> and <see cref="Gains"/> are then those of the closest terms.</summary>
    /// <returns>Whether there is a zone of possible agreement.</returns>
    public bool SolveDepth()
    {
        _search.Previous = _solved && _model.Problem.Gain is not null ? _start : null;
        _search.Thorough = !_solved;
        _search.Run(_depthGoal, double.NaN, _closest);
        _nash.Clear();
        return _closest.Exists && _closest.Value >= -LeafSolver.ZeroDepth;
    }

    /// <summary>Writes the Nash terms of the last <see cref="Solve"/>, or without a zone the closest terms: positions in [0, 100], option indices.</summary>
    public void Terms(Span<double> terms) => _model.Unscale((_nash.Exists ? _nash : _closest).Terms, terms);

    /// <summary>Writes the gain of every required actor at those terms; NaN for outside actors.</summary>
    public void Gains(Span<double> gains)
    {
        gains.Fill(double.NaN);
        for (int r = 0; r < _model.Rows; r++)
        {
            gains[_model.ActorOfRow[r]] = (_nash.Exists ? _nash : _closest).Gains[r];
        }
    }
}
