using System.Net;

namespace DubboNet.Nacos;

/// <summary>Gets access tokens for a user, and renews them before they expire.</summary>
/// <remarks>Threading: any thread can call the members. Two that log in at the same time get a token each, and both are valid.</remarks>
internal sealed class NacosLogin(NacosSettings settings, NacosHttp http)
{
    private const double ShareOfLifetime = 0.9;

    /// <summary>The paths of versions 1 and 2, and of version 3.</summary>
    private static readonly string[] Paths = ["v1/auth/login", "v3/auth/user/login"];

    private Token? _token;

    /// <summary>Returns a token, or null if the registry has no user.</summary>
    /// <exception cref="NacosConnectionException">The server cannot be reached.</exception>
    /// <exception cref="DubboRegistryException">The server refused the user.</exception>
    public async Task<string?> GetTokenAsync(NacosServer server, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(settings.UserName))
            return null;
        Token? token = Volatile.Read(ref _token);
        if (token is null || settings.TimeProvider.GetElapsedTime(token.Since) >= token.Lifetime)
        {
            token = await LogInAsync(server, cancellationToken).ConfigureAwait(false);
            Volatile.Write(ref _token, token);
        }

        return token.Text;
    }

    /// <summary>Forgets the token, because a server has refused it.</summary>
    /// <returns>True if there was one.</returns>
    public bool Forget() => Interlocked.Exchange(ref _token, null) is not null;

    private async Task<Token> LogInAsync(NacosServer server, CancellationToken cancellationToken)
    {
        KeyValuePair<string, string?>[] parameters = [new("username", settings.UserName), new("password", settings.Password)];
        long since = settings.TimeProvider.GetTimestamp();
        HttpStatusCode status = HttpStatusCode.NotFound;
        string body = "";
        for (int i = 0; i < Paths.Length && status == HttpStatusCode.NotFound; i++)
        {
            (status, body) = await http.SendAsync(
                HttpMethod.Post, new Uri(server.Http, Paths[i]), parameters, token: null, cancellationToken).ConfigureAwait(false);
        }

        if (status == HttpStatusCode.OK && NacosHttp.TryRead(body, out NacosHttpResponse? response) && response.AccessToken is { } token)
            return new Token(token, since, TimeSpan.FromSeconds(response.TokenTtl) * ShareOfLifetime);
        throw new DubboRegistryException(
            $"Nacos server {server} refused the login of user '{settings.UserName}' with HTTP status {(int)status}. Correct UserName and "
            + "Password of the registry.");
    }

    private sealed record Token(string Text, long Since, TimeSpan Lifetime);
}
