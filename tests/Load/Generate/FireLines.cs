using System.Globalization;

namespace Dispatch.Load.Generate;

/// <summary>Lines of a fire log: units go to calls one after another; some are called off, and now and then one is in two places.</summary>
internal static class FireLines
{
    private const int Units = 40;
    private const int Battalions = 10;

    private static readonly DateTime s_first = new(2017, 1, 3, 7, 0, 0, DateTimeKind.Unspecified);
    private static readonly string[] s_callTypes = ["Medical Incident", "Medical Incident", "Alarms", "Structure Fire", "Traffic Collision", "Other"];
    private static readonly string[] s_unitTypes = ["ENGINE", "MEDIC", "TRUCK", "CHIEF"];

    public static string Header =>
        "Call Number,Unit ID,Incident Number,Call Type,Call Date,Watch Date,Received DtTm,Entry DtTm,Dispatch DtTm,Response DtTm,On Scene DtTm," +
        "Transport DtTm,Hospital DtTm,Call Final Disposition,Available DtTm,Address,City,Zipcode of Incident,Battalion,Station Area,Box,Original Priority," +
        "Priority,Final Priority,ALS Unit,Call Type Group,Number of Alarms,Unit Type,Unit sequence in call dispatch,Fire Prevention District," +
        "Supervisor District,Neighborhood  District,Location,RowID";

    public static IEnumerable<string> Generate(GeneratorOptions options, Random chance)
    {
        var free = Enumerable.Repeat(s_first, Units).ToArray();
        for (var i = 0; i < options.Cases; i++)
        {
            var unit = i % Units;
            var received = s_first.AddSeconds(90 * i);
            // One in fifty does not wait until the unit is free: the log itself has units in two places.
            var dispatched = Later(received.AddSeconds(chance.Next(30, 180)), chance.Next(50) == 0 ? received : free[unit]);
            var underWay = dispatched.AddSeconds(chance.Next(20, 120));
            DateTime? onScene = chance.Next(6) == 0 ? null : underWay.AddSeconds(chance.Next(60, 900));
            var available = (onScene ?? underWay).AddSeconds(chance.Next(120, 1800));
            free[unit] = Later(free[unit], available);
            yield return Line(options.Seed, i, unit, chance, [received, dispatched, underWay, onScene, available]);
        }
    }

    private static string Line(int seed, int call, int unit, Random chance, DateTime?[] times)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{s_unitTypes[unit % s_unitTypes.Length][0]}{unit:00}");
        var at = Array.ConvertAll(times, time => time?.ToString("MM/dd/yyyy hh:mm:ss tt", CultureInfo.InvariantCulture) ?? "");
        var (latitude, longitude) = (37.72 + (chance.NextDouble() * 0.08), -122.50 + (chance.NextDouble() * 0.12));
        var callType = chance.GetItems(s_callTypes, 1)[0];
        return string.Create(CultureInfo.InvariantCulture, $"{call},{name},{call},{callType},,,{at[0]},{at[0]},{at[1]},{at[2]},{at[3]},,,Fire,{at[4]},{chance.Next(1, 40)}00 Block of MAIN ST,San Francisco,94103,B{chance.Next(1, Battalions + 1):00},1,1,3,3,{chance.Next(1, 4)},false,Alarm,1,{s_unitTypes[unit % s_unitTypes.Length]},1,1,1,Mission,\"({latitude:F6}, {longitude:F6})\",G{seed}-{call:000000}-{name}");
    }

    private static DateTime Later(DateTime a, DateTime b) => a > b ? a : b;
}
