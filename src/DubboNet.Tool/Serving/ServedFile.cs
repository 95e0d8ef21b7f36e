namespace DubboNet.Tool;

/// <summary>Reads the services of JSON files with responses.</summary>
internal static class ServedFile
{
    /// <summary>Reads the services of a file.</summary>
    /// <param name="file">The name of the file.</param>
    /// <exception cref="ToolException">The file is wrong. The message names the place.</exception>
    public static List<ServedService> Read(string file)
    {
        var root = new JsonPlace(JsonTexts.Read($"@{file}", file), "$");
        root.CheckProperties("services");
        var services = new List<ServedService>();
        foreach (JsonPlace place in root.Get("services").Items())
        {
            place.CheckProperties("interface", "group", "version", "methods");
            var key = new ServiceKey(place.Get("interface").Text(), place.Find("version")?.Text(), place.Find("group")?.Text());
            if (services.Exists(service => service.Key.Equals(key)))
                throw place.Error($"is a second service {key}");
            services.Add(new ServedService(key, [.. place.Get("methods").Items().Select(method => new ServedMethod(method))]));
        }

        return services.Count > 0 ? services : throw root.Get("services").Error("has no service");
    }
}
