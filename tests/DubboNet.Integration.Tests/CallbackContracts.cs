namespace DubboNet.Integration.Tests;

/// <summary>Represents a provider that calls the voter that it is given.</summary>
[DubboService("com.acme.Poll")]
internal partial interface IPoll
{
    Task<string?> AskAsync(string question, IVoter voter);

    Task<string?> AskFunctionAsync(string question, [DubboCallback("com.acme.Voter", "vote")] Func<string, Task<int>> voter);

    [DubboThrows(typeof(AbstainedException))]
    Task<int> CountAsync(string question, IVoter voter);
}

/// <summary>Represents the callback of <see cref="IPoll"/>.</summary>
[DubboService("com.acme.Voter")]
[DubboThrows(typeof(AbstainedException))]
internal partial interface IVoter
{
    Task<int> VoteAsync(string question);
}

/// <summary>Declares the same interface for a consumer whose votes can be null.</summary>
[DubboService("com.acme.Poll")]
internal partial interface IPollOfNulls
{
    Task<string?> AskAsync(string question, INullableVoter voter);

    Task<string?> AskFunctionAsync(string question, [DubboCallback("com.acme.Voter", "vote")] Func<string, Task<int?>> voter);
}

[DubboService("com.acme.Voter")]
internal partial interface INullableVoter
{
    Task<int?> VoteAsync(string question);
}

[HessianType("com.acme.AbstainedException")]
internal sealed partial class AbstainedException(
    string? message, int votes, Exception? innerException = null) : Exception(message, innerException)
{
    public int Votes { get; } = votes;
}

/// <summary>Returns the vote, or a description of the exception.</summary>
internal sealed class Poll : IPoll
{
    public Task<string?> AskAsync(string question, IVoter voter) => DescribeAsync(() => voter.VoteAsync(question));

    public Task<string?> AskFunctionAsync(string question, Func<string, Task<int>> voter) => DescribeAsync(() => voter(question));

    public Task<int> CountAsync(string question, IVoter voter) => voter.VoteAsync(question);

    private static async Task<string?> DescribeAsync(Func<Task<int>> vote)
    {
        try
        {
            return $"{await vote()}";
        }
        catch (AbstainedException e)
        {
            return $"abstained: {e.Message} {e.Votes}, because {e.InnerException?.Message}";
        }
        catch (Exception e)
        {
            return $"{e.GetType().Name}: {e.Message}";
        }
    }
}
